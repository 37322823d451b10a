import type { NoticeWords } from './zh-notices'
import type { RecordNotices } from './zh-record-notices'

const offices = (words: NoticeWords) => ({ staff: words, street: words, district: words })
const BEGUN: NoticeWords = { said: '应急开始了', next: '点开看级别、范围和要做的' }

/** What a notice says of an emergency, each sentence at most twenty characters. */
export const EMERGENCY_NOTICES = {
  draft: { district: { said: '有一份应急等区里同意', next: '看范围、级别和到哪天' } },
  approve: offices({ said: '应急同意了', next: '到开始时间自动生效' }),
  refuse: { street: { said: '应急没有同意', next: '点开看区里写的原因' } },
  lapse: { street: { said: '应急没等到同意，作罢了', next: '还需要就重新起草' }, district: { said: '一份应急过了时间没人定', next: '还需要就重新起草' } },
  cancel: offices({ said: '应急取消了，没有开始', next: '点开看原因' }),
  begin: { ...offices(BEGUN), member: { said: '您这里进入应急了', next: '点开看要做什么、怎么报名' } },
  askChange: { district: { said: '有人申请调整应急', next: '看级别和到哪天，同意或不同意' } },
  agreeChange: offices({ said: '应急调整了', next: '点开看级别和到哪天' }),
  refuseChange: { street: { said: '应急调整没有同意', next: '点开看区里写的原因' } },
  standDown: { ...offices({ said: '应急解除了', next: '没开始的班取消，单子接着办' }), member: { said: '应急解除了', next: '没开始的班不用去了，谢谢您' } },
  expire: { ...offices({ said: '到了结束时间，应急自动解除', next: '没开始的班取消，单子接着办' }), member: { said: '到了结束时间，应急自动解除', next: '没开始的班不用去了，谢谢您' } },
  handOver: { ...offices({ said: '应急收尾办好了', next: '点开看做了多少、剩下什么' }), district: { said: '应急收尾好了，等您复盘', next: '十个工作日内写做了什么' } },
  remindReview: { district: { said: '应急还没有复盘', next: '请写做了什么、有什么要改' } },
  review: offices({ said: '应急复盘写好了', next: '点开看有什么要改' }),
} as const satisfies RecordNotices

export const ROLL_NOTICES = {
  open: { member: { said: '点名：您能到吗', next: '点开答能到或不能到，可改' } },
} as const satisfies RecordNotices

export const VISIT_NOTICES = {
  assign: { member: { said: '请您探访这栋楼的老人', next: '点开名单，看过就标一下' } },
  addEntries: { member: { said: '您的探访名单多了人', next: '点开名单看看' } },
  unassign: { member: { said: '这栋楼不用您探访了', next: '您不再是那里的党员，谢谢' }, staff: { said: '探访名单少了一个人', next: '点开名单，另外请人' } },
  sealOff: { member: { said: '探访名单封存了', next: '不用再去，谢谢您' } },
} as const satisfies RecordNotices
