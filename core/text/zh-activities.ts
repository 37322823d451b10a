import type { ActivityKind } from '../domain/activity/activity'
import type { RecordNotices } from './zh-record-notices'

export const ACTIVITY_KIND_TEXT: Readonly<Record<ActivityKind, string>> = { lesson: '三会一课', theme: '主题党日', volunteer: '志愿服务活动' }

export const ACTIVITY_NOTICES = {
  plan: { member: { said: '有一场组织活动', next: '看看时间、地点，再决定来不来' } },
  change: { member: { said: '一场组织活动改了', next: '看看新的时间和地点' } },
  cancel: { member: { said: '一场组织活动取消了', next: '不用去了' } },
  remindDay: { member: { said: '明天有您报了名的活动', next: '来不了点开退一下就好' } },
  remindHours: { member: { said: '再过两小时，您报名的活动开始', next: '点开看地点' } },
} as const satisfies RecordNotices
