import type { ErrorCode } from '@core/contract/errors'

/** The only class of ours: an action throws it, `serve` alone catches it. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly extra: {
      readonly fields?: Readonly<Record<string, string>>
      readonly detail?: Readonly<Record<string, string | number>>
      /** The sentence, where the one of the code does not say enough. */
      readonly said?: string
      readonly cause?: unknown
    } = {},
  ) {
    super(code, { cause: extra.cause })
  }
}
