import type { RecordNotices } from './zh-record-notices'

/** What a notice says of hours, points and what they bring, each sentence at most twenty characters. */
export const ADJUSTMENT_NOTICES = {
  propose: { member: { said: '社区提出更正您的时长', next: '还要第二个人核对' }, staff: { said: '有一笔更正等第二个人', next: '核对后同意或不同意' } },
  approve: { member: { said: '您的时长更正好了', next: '点开看记到哪一天' }, staff: { said: '您提的更正通过了', next: '不用再办' } },
  decline: { member: { said: '那笔更正没有通过', next: '有疑问请和社区说' }, staff: { said: '您提的更正没有通过', next: '看看写的说明' } },
  withdraw: { member: { said: '那笔更正撤回了', next: '时长没有变' } },
  lapse: { member: { said: '那笔更正过期了', next: '有疑问请和社区说' }, staff: { said: '您提的更正没人核对，过期了', next: '还要更正请再提' } },
} as const satisfies RecordNotices

export const WALLET_NOTICES = {
  collect: { member: { said: '您换的东西领走了', next: '不是本人领的请告诉社区' } },
  lapse: { member: { said: '给您留的东西过期了', next: '积分没有扣，可以再换' } },
  giftGiven: { member: { said: '长辈收到您送的时长了', next: '谢谢您' } },
  giftBack: { member: { said: '送出的时长退回来了', next: '点开看看' } },
} as const satisfies RecordNotices

/** What the night's check found; nothing of it puts itself right. */
export const CHECK_NOTICES = {
  LEDGER_DIFFERS: { district: { said: '查账：有一天的时长对不上', next: '请社区核对，该改的走更正' } },
  LEDGER_UNBALANCED: { district: { said: '查账：有一笔账两边不相抵', next: '请管系统的人看看' } },
  WALLET_DIFFERS: { district: { said: '查账：钱包和账上对不上', next: '请管系统的人看看' } },
  STOCK_DIFFERS: { district: { said: '查账：驿站的件数对不上', next: '请社区盘点，再告诉管系统的人' } },
  UNREADABLE: { district: { said: '查账：有一份记录打不开', next: '请管系统的人看看' } },
  MORE: { district: { said: '查账：对不上的还有更多', next: '请管系统的人看日志' } },
} as const satisfies RecordNotices

export const GIFT_NOTICES = {
  offer: { staff: { said: '有人送时长给长辈', next: '先问问长辈，再确认' } },
  confirm: { resident: { said: '有党员送了您服务时长', next: '可以到驿站换东西' }, member: { said: '社区确认了您送的时长', next: '谢谢您' } },
  refuse: { member: { said: '送时长没有办成', next: '时长退回给您了' } },
  lapse: { member: { said: '送时长过期了', next: '时长退回给您了' } },
} as const satisfies RecordNotices

export const CERTIFICATE_NOTICES = {
  withdraw: { member: { said: '一份服务证明撤回了', next: '点开看看原因' } },
} as const satisfies RecordNotices
