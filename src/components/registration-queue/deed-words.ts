import { COMMUNITY_REFUSALS, UNIT_REFUSALS, type RefusalReason } from '@core/domain/registration/registration'
import { REFUSAL_TEXT } from '@core/text/zh-registration'

/** What those who answer can do; as the server lists them for each registration. */
export const ANSWERS = ['confirm', 'acknowledge', 'overturn', 'overturnUnit', 'callPhone', 'settleMatch', 'dismiss', 'refuse', 'refuseUnit'] as const
export type Answer = (typeof ANSWERS)[number]

export interface AnswerWords {
  readonly label: string
  /** Asked in a sheet before it is sent. */
  readonly question?: string
  readonly note?: string
  readonly reasons?: readonly RefusalReason[]
  readonly says?: string
}

export const ANSWER_WORDS: Readonly<Record<Answer, AnswerWords>> = {
  confirm: { label: '确认报到' },
  acknowledge: { label: '是我们的，认可' },
  callPhone: { label: '电话核对过了' },
  settleMatch: { label: '定下名册', question: '名册上是哪一条', note: '没有正好对上的一条，由您来定，原因会记下来。', says: '根据什么定的' },
  refuse: { label: '不通过', question: '这份报到不通过', note: '对方会看到原因，可以向街道申诉一次。', reasons: COMMUNITY_REFUSALS, says: '写给对方的说明' },
  refuseUnit: { label: '不是我们的', question: '不是本单位党员', note: '在社区的报到照旧有效；对方会看到原因，可以向街道申诉一次。', reasons: UNIT_REFUSALS, says: '写给对方的说明' },
  overturn: { label: '申诉成立', question: '改定：报到有效', note: '当场就是社区的党员，社区、单位和本人都会知道。', says: '为什么改定' },
  overturnUnit: { label: '申诉成立', question: '改定：是这个单位的党员', note: '单位和本人都会知道。', says: '为什么改定' },
  dismiss: { label: '申诉不成立', question: '维持原来的答复', note: '对方会看到这段话。一次答复只能申诉一回。', says: '为什么维持' },
}

export const reasonChoices = (reasons: readonly RefusalReason[]) => reasons.map((value) => ({ value, label: REFUSAL_TEXT[value] }))
export const isAnswer = (action: string): action is Answer => (ANSWERS as readonly string[]).includes(action)
