import type { WishAction, WishState } from '../domain/wish/wish-life'
import type { RecordNotices } from './zh-record-notices'

export const WISH_STATE_TEXT = { new: '新的', draft: '等社区看', published: '等人认领', taken: '有人认领了', handed: '送到了，等确认', done: '实现了', filed: '已归档', lapsed: '没等到人认领', dropped: '不再需要' } as const satisfies Record<WishState, string>

/** What was done, as its history says it. */
export const WISH_DONE_TEXT = {
  wish: '写下了心愿', edit: '改了文字', publish: '发布了', decline: '没有发布', drop: '撤下了', take: '认领了', giveBack: '退回了', comeBack: '超过十四天没送到，退回来了', handOver: '送到了', confirm: '确认收到', notReceived: '说还没收到', settle: '七天没有不同意见，算收到', lapse: '三十天没有人认领', file: '内容和照片清除了',
} as const satisfies Record<WishAction, string>

/** What an old wish is called once its words are gone. */
export const FILED_WISH = '内容已清除'

/** What a notice says of a wish. */
export const WISH_NOTICES = {
  wish: { staff: { said: '有居民写了微心愿', next: '看看能不能发布' } },
  publish: { resident: { said: '您的心愿发布了', next: '有人认领会告诉您' } },
  decline: { resident: { said: '您的心愿没有发布', next: '点开看社区怎么说' } },
  drop: { resident: { said: '您的心愿撤下了', next: '有疑问请问社区' }, staff: { said: '居民撤下了心愿', next: '不用再办' } },
  take: { resident: { said: '您的心愿有人认领了', next: '送到时会告诉您' }, staff: { said: '有心愿被认领了', next: '点开看是谁认领的' } },
  giveBack: { staff: { said: '认领的人退回了心愿', next: '又可以认领了' } },
  comeBack: { staff: { said: '心愿过时没送到，退回来了', next: '又可以认领了' }, member: { said: '心愿过时没送到，退回去了', next: '还想送，可以再认领' }, unit: { said: '心愿过时没送到，退回去了', next: '还想送，可以再认领' } },
  handOver: { resident: { said: '您的心愿送到了', next: '收到请点一下确认' }, staff: { said: '有心愿送到了', next: '请和居民核对' } },
  confirm: { member: { said: '心愿收到了，谢谢您', next: '点开看居民说的话' }, unit: { said: '心愿收到了，谢谢你们', next: '点开看居民说的话' } },
  notReceived: { member: { said: '居民说还没收到', next: '点开看原因，再送一次' }, unit: { said: '居民说还没收到', next: '点开看原因，再送一次' }, staff: { said: '居民说还没收到心愿', next: '请帮着问一问' } },
  settle: { member: { said: '送的心愿办结了，谢谢您', next: '七天没有不同意见' }, unit: { said: '送的心愿办结了，谢谢你们', next: '七天没有不同意见' } },
  lapse: { resident: { said: '心愿还没有人认领', next: '社区会再想办法' }, staff: { said: '心愿三十天没人认领', next: '可以再发布，或社区办' } },
} as const satisfies RecordNotices
