import { CallError } from './call-error'

export interface CallBody {
  readonly action: string
  readonly input: unknown
  readonly requestId?: string
  readonly roleToken?: string
  readonly session?: string
}

/** Which failures of the way there are worth a second try: nobody refused anything. */
export const isNetworkFailure = (thrown: unknown): boolean =>
  thrown instanceof CallError && (thrown.code === 'NETWORK' || thrown.code === 'TIMEOUT')

export const TIMEOUT_MS = 15_000

/** WeChat and the browser say "timeout" in different places of different sentences. */
export const networkError = (thrown: unknown) => {
  const said = thrown instanceof Error ? thrown.message : String((thrown as { errMsg?: unknown } | undefined)?.errMsg ?? thrown)
  return new CallError({ code: /time ?-?out|超时/i.test(said) ? 'TIMEOUT' : 'NETWORK' })
}
