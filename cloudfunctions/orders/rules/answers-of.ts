import type { ServiceView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import { AppError } from '../../_kit/app-error'

type Question = ServiceView['questions'][number]
type Given = readonly { readonly id: string; readonly value: string }[]

/** Digits as a Chinese keyboard writes them count as digits. */
const NUMBER = /^-?\d{1,9}(\.\d{1,4})?$/

/** What was answered, under the words of the questions; or INVALID_INPUT with a sentence for each question that is not. */
export function answersOf(answers: Given, questions: readonly Question[]): OrderDoc['answers'] {
  const given = new Map(answers.map((answer) => [answer.id, answer.value]))
  const wrong = questions.flatMap((question) => {
    const said = complaint(question, given.get(question.id))
    return said === undefined ? [] : [[`answers.${question.id}`, said] as const]
  })
  if (wrong.length > 0) throw new AppError('INVALID_INPUT', { fields: Object.fromEntries(wrong) })
  return questions.flatMap(({ id, label }) => {
    const value = given.get(id)
    return value === undefined ? [] : [{ label, value }]
  })
}

function complaint({ kind, label, options = [], required }: Question, value: string | undefined): string | undefined {
  if (value === undefined) return required ? `请回答：${label}` : undefined
  if (kind === 'choice' && !options.includes(value)) return `请从给出的选项里选一个：${label}`
  if (kind === 'number' && !NUMBER.test(value.normalize('NFKC'))) return `请填一个数字：${label}`
  return undefined
}
