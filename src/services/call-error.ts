import { errorText, exactText, stillThereText } from './error-text'

export interface Refused {
  readonly code: string
  /** The sentence that came with the refusal. */
  readonly said?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly detail?: Readonly<Record<string, string | number>>
  readonly requestId?: string
}

/** Why a call did not do what was asked: the code for the program, the message for the person. */
export class CallError extends Error {
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
  readonly detail: Readonly<Record<string, string | number>>
  readonly requestId?: string

  constructor({ code, said, fields = {}, detail = {}, requestId }: Refused, words = exactText(code, detail) ?? said ?? errorText(code)) {
    super(words)
    this.name = 'CallError'
    this.code = code
    this.fields = fields
    this.detail = detail
    this.requestId = requestId
  }
}

/** Whatever was thrown, as something that can be shown. */
export const toCallError = (thrown: unknown) => (thrown instanceof CallError ? thrown : new CallError({ code: 'UNEXPECTED' }))

/** The same of something that was being sent: what was filled in is still there. */
export function toSendError(thrown: unknown): CallError {
  const error = toCallError(thrown)
  const said = stillThereText(error.code)
  return said === undefined ? error : new CallError(error, said)
}

/** Nobody can say whether it arrived: the same wish keeps its number, so that it is carried out once. */
export const UNSETTLED: ReadonlySet<string> = new Set(['NETWORK', 'TIMEOUT', 'UNEXPECTED', 'INTERNAL', 'BUSY', 'TICKET_WAITING'])

/** Neither done nor refused: not settled, or nobody knew yet who asks. */
export const isUnjudged = (code: string): boolean => UNSETTLED.has(code) || /SESSION|UNAUTH|LOGIN/.test(code)
