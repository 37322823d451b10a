import type { ActionName, FunctionName, InputOf, OutputOf } from '@core/contract/api'
import type { Reply } from '@core/contract/common'
import { CallError } from './call-error'
import { forgetSession, getSession, learnServerNow, updateSession } from './session'
import { renewSession, send } from './transport'
import { isNetworkFailure } from './transport-types'

export interface CallOptions {
  /** One per intent; kept over retries, so that the same wish is carried out once. */
  readonly requestId?: string
}

const RETRY_AFTER_MS = 400
const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
}

/** The wishes sent last: one that is sent again says so, and the server looks first what became of it. */
const sent: string[] = []
const SENT_MAX = 50

function wasSent(requestId: string): boolean {
  if (sent.includes(requestId)) return true
  sent.push(requestId)
  if (sent.length > SENT_MAX) sent.shift()
  return false
}

async function once(fn: string, action: string, input: unknown, requestId?: string): Promise<unknown> {
  const { session, roleToken } = getSession()
  const retried = requestId !== undefined && wasSent(requestId)
  const reply = await send(fn, { action, input, requestId, roleToken, session, ...(retried ? { retried } : {}) })
  if (!isReply(reply)) throw new CallError({ code: 'NETWORK' })
  if (!reply.ok) throw new CallError(reply)
  // Roles run out every ten minutes; the server renews them on the way, so it never costs a call of its own.
  if (reply.role) updateSession({ roleToken: reply.role.token, roleTokenUntil: reply.role.until })
  return reply.data
}

/** A lost way is tried once more with the same requestId: if the first try did arrive, the server answers as it did then. */
async function persistently(fn: string, action: string, input: unknown, requestId?: string): Promise<unknown> {
  try {
    return await once(fn, action, input, requestId)
  } catch (thrown) {
    if (!isNetworkFailure(thrown)) throw thrown
    await pause(RETRY_AFTER_MS)
    return once(fn, action, input, requestId)
  }
}

/** Several calls may find out at the same moment that the session is old; it is renewed once. */
let renewing: Promise<boolean> | undefined

const IDENTITY_LOST = new Set(['SESSION_EXPIRED', 'UNAUTHENTICATED'])
/** There it is the desk's ticket that is not believed, not the person. */
const ABOUT_TICKETS = new Set(['confirmDesk', 'claimDesk'])

async function renewIdentity(): Promise<boolean> {
  const session = await renewSession()
  if (!session) return false
  updateSession({ session, roleToken: undefined })
  return true
}

/** Calls one action of one function, typed by the contract. Throws CallError and nothing else. */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  fn: F,
  action: A,
  input: InputOf<F, A>,
  { requestId }: CallOptions = {},
): Promise<OutputOf<F, A>> {
  let data: unknown
  try {
    data = await persistently(fn, action, input, requestId)
  } catch (thrown) {
    if (!(thrown instanceof CallError) || !IDENTITY_LOST.has(thrown.code) || ABOUT_TICKETS.has(action)) throw thrown
    renewing ??= renewIdentity().finally(() => {
      renewing = undefined
    })
    if (!(await renewing)) {
      // A session that is over and cannot be renewed is none: the browser then asks who is there.
      if (getSession().session) forgetSession()
      throw thrown
    }
    data = await persistently(fn, action, input, requestId)
  }
  const now = (data as { now?: unknown } | null)?.now
  if (typeof now === 'number') learnServerNow(now)
  return data as OutputOf<F, A>
}
