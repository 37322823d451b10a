import { errorText, exactText } from './error-text'

export interface Refused {
  readonly code: string
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

  constructor({ code, fields = {}, detail = {}, requestId }: Refused) {
    super(exactText(code, detail) ?? errorText(code))
    this.name = 'CallError'
    this.code = code
    this.fields = fields
    this.detail = detail
    this.requestId = requestId
  }
}

/** Whatever was thrown, as something that can be shown. */
export const toCallError = (thrown: unknown) => (thrown instanceof CallError ? thrown : new CallError({ code: 'UNEXPECTED' }))
