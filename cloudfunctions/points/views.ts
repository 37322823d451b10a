import type { KeptView, RewardView } from '@core/contract/points'
import type { RewardDoc } from '@core/contract/points-documents'
import type { WalletItem } from '@core/domain/points/wallet-life'

export const keptView = ({ id, kind, state, title, unit, amount, at, until, station, code }: WalletItem): KeptView => ({
  id, kind, state, title, unit, amount, at, until, ...(station === undefined ? {} : { station: station.name }), ...(state === 'kept' && code !== undefined ? { code } : {}),
})

export const rewardViewOf = ({ _id: id, state, title, about, station, unit, price, left, kept, handed }: RewardDoc): RewardView => ({ id, state, title, about, station: station.name, unit, price, left, kept, handed })
