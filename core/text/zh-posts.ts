import type { RecordNotices } from './zh-record-notices'

/** What a notice says of a shift. */
export const SHIFT_NOTICES = {
  promote: { member: { said: '候补到了，有您的位子', next: '请在时限前点开确认' } },
  lapse: { member: { said: '没等到确认，位子给了下一位', next: '还想来，可以再候补' } },
  approve: { member: { said: '社区同意您来这一班', next: '请按时到，来不了早点退' } },
  refuse: { member: { said: '这一班社区没有同意', next: '点开看原因，可看别的班' } },
  remove: { member: { said: '这一班替您退了', next: '点开看原因' } },
  change: { member: { said: '您认领的班次改了', next: '点开看新的时间地点' } },
  cancel: { member: { said: '您认领的班次取消了', next: '不用去了，谢谢您' } },
  remindDay: { member: { said: '明天有您的班', next: '来不了请现在就退，好补人' } },
  remindHours: { member: { said: '再过两小时就到您的班', next: '点开看地点和怎么去' } },
  unitClaim: { member: { said: '单位替您认领了一班', next: '来不了点开退掉，不算临时退' } },
} as const satisfies RecordNotices

/** What staff are told of a post. */
export const POST_NOTICES = { ask: { staff: { said: '有党员想来，等您同意', next: '点开看是哪一班，开始前答复' } } } as const satisfies RecordNotices

/** What a notice says of a swap. */
export const SWAP_NOTICES = {
  ask: { member: { said: '有党员想和您换班', next: '请点开答复，过时作罢' } },
  refuse: { member: { said: '换班对方没有答应', next: '班还是您的，可以问别人' } },
  withdraw: { member: { said: '对方收回了换班', next: '不用答复了，您的班不变' } },
  lapse: { member: { said: '换班没有等到答复', next: '作罢了，各人的班都不变' } },
  finish: { member: { said: '换班办好了', next: '点开看现在归谁' } },
  fail: { member: { said: '换班没有办成', next: '有一方不在班里了，班不变' } },
} as const satisfies RecordNotices
