import type { POINTS_REFUSALS } from '../domain/points/refusals'

/** Sentences of what is refused about hours, points and what they bring. */
export const POINTS_ERROR_TEXT = {
  SECOND_PERSON_NEEDED: '更正要两个人：这一笔是您提的，请另一位同事或街道来核对。',
  OWN_HOURS: '自己的时长不能自己更正，请另一位同事来提。',
  HOURS_UNDECIDED: '这一天有一单还在等居民确认，确认了会自动记上。等有了结果再更正。',
  NOT_PROPOSER: '这一笔不是您提的，不能撤回；可以同意或不同意。',
  NOTHING_SERVED: '这段时间里还没有记下的服务。今天的夜里才记账，可以选别的日子。',
  NAME_UNKNOWN: '还不知道您的姓名。请先在“我的住址和电话”里填好，再来。',
  GIFT_CAP: '到今年的上限了：一个人一年最多送 10 小时，一位长辈一年最多收 20 小时。',
  ELDER_UNKNOWN: '这个电话还没有本社区的居民登记。请先帮长辈登记住址和电话，再确认。',
  OWN_GIFT: '自己送的、送给自己的，要请同事来确认。',
  GIFT_TO_SELF: '时长不能送给自己。',
  SOLD_OUT: '刚刚被别人换完了，积分没有扣。可以看看别的。',
  STOCK_BELOW_ZERO: '库存不够减，或超过 9999 件。请看看现在还有几件。',
  PRICE_CHANGED: '这一样刚刚改了价，还没有扣。请看看新的价再换。',
  REWARD_CLOSED: '这一样现在不换了。可以看看别的。',
  RULES_FOR_THE_PAST: '新规则最早从明天起算，已经过去的日子按当时的规则。',
  NOT_ENOUGH: '能用的积分或时长不够。留着没领的也先算用掉了。',
  KEPT_TOO_MANY: '最多同时留五样。请先领走或取消一样。',
  ITEM_OVER: '这一样已经领走、取消或过期了。请刷新看看。',
  CODE_UNKNOWN: '没有找到这个取货码。请和对方再核对一遍，也可能已经领走了。',
} as const satisfies Record<(typeof POINTS_REFUSALS)[number], string>
