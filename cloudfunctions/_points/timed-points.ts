import { timedKind } from '../_record/timed-kind'
import { adjustmentKind, settleAdjustment } from './adjustment-kind'
import { certificateKind } from './certificate-kind'
import { giftKind, settleGift } from './gift-kind'
import { rulesKind } from './rules-kind'
import { settleWallet } from './settle-wallet'
import { walletKind } from './wallet-kind'

export const timedWallet = timedKind(walletKind, {
  title: ({ items }, { data }) => items.find(({ id }) => id === data?.['itemId'])?.title ?? '积分',
  follow: async (record, { action, data }, now) => void (await settleWallet(record, action, data?.['itemId'] as string | undefined, now)),
})
export const timedGift = timedKind(giftKind, {
  title: () => '时长赠送', ownerAs: 'resident',
  message: (action) => (action === 'confirm' ? 'orderMoved' : undefined),
  readers: ({ giverId }, audience) => (audience === 'giver' ? [{ to: giverId, as: 'member' }] : []),
  follow: (record, { action }, now) => settleGift(record, action, now),
})
export const timedAdjustment = timedKind(adjustmentKind, {
  title: () => '时长更正',
  readers: ({ proposedBy }, audience) => (audience === 'proposer' ? [{ to: proposedBy, as: 'staff' }] : []),
  follow: (record, { action }, now) => settleAdjustment(record, action, now),
})
export const timedRules = timedKind(rulesKind, { title: () => '积分规则' })
export const timedCertificate = timedKind(certificateKind, { title: ({ number }) => `服务证明 ${number}` })
