/** Codes the platform answers with. The database's come from CloudBase; the host's follow its documentation; LOGIN_* are the gateway's own. */
export type PlatformCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_COLLECTION_EXCEED_LIMIT'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTION_PAYLOAD_TOO_LARGE'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'EXCEED_REQUEST_LIMIT'
  | 'OPERATION_NOT_SUPPORTED'
  | 'LOGIN_BUSY'
  | 'LOGIN_OFF'
  | 'SYS_ERR'

/** A refusal of the platform itself, answered to the caller as `{ code, message }`. Never an application error. */
export class PlatformError extends Error {
  constructor(
    readonly code: PlatformCode,
    message: string,
  ) {
    super(message)
    this.name = 'PlatformError'
  }
}

/** An operation this local cloud does not imitate: said clearly, because a guess would pass here and fail in the cloud. */
export const notSupported = (what: string): PlatformError =>
  new PlatformError('OPERATION_NOT_SUPPORTED', `the local cloud does not implement ${what}`)

/** A request the database refuses, in the platform's own wording style. */
export const badRequest = (reason: string): PlatformError =>
  new PlatformError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`)
