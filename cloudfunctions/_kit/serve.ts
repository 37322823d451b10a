import * as z from 'zod'
import type { ActionContract, FunctionContract, Reply, ReplyOk } from '@core/contract/common'
import { envelope } from '@core/contract/common'
import { AppError } from './app-error'
import { digestOf } from './digest'
import { randomId, requestKeyOf } from './ids'
import type { Call, Channel } from './identity'
import { readCall, readPerson } from './identity'
import { logCall } from './log'
import type { Session } from './session'
import type { LoadRoles, ReadViewer, Viewer } from './viewer'
import { readIfUnchanged, readViewer } from './viewer'

/** What a handler may know of a call. `now` is taken once; nothing below asks the machine for the time. */
export interface Ctx {
  readonly now: number
  readonly requestId: string
  /** Person and request together: the identity of an intent, for writes that must happen once. */
  readonly requestKey: string
  /** What the request asks for: the same id with another digest is not a retry. */
  readonly digest: string
  /** Sent before, without an answer. */
  readonly retried: boolean
  readonly channel: Channel
  readonly personId: string
  readonly openid: string
  /** The session the caller showed; none where WeChat itself vouches for them. */
  readonly session?: Session
  /** Roles and scope: from the signed token, or read afresh when it has run out; the first to ask may say how. */
  readonly viewer: (load?: LoadRoles) => Promise<Viewer>
  /** The roles were read from the database in this call, or seconds before it. */
  readonly rolesAreFresh: () => boolean
  /** The roles are still the viewer's: read now, unless this very call has read them already. */
  readonly rolesStillStand: () => Promise<boolean>
}

export type Handlers<C extends FunctionContract> = {
  readonly [A in keyof C]: (input: z.output<C[A]['input']>, ctx: Ctx) => Promise<z.input<C[A]['output']>>
}
export interface ServeOptions {
  readonly fn: string
  /** The sentence that goes with a refusal; a function nobody calls says none. */
  readonly said?: (code: string) => string
  readonly onTimer?: (now: number, trigger: string) => Promise<unknown>
  /** WeChat's message push. It comes as a user's call does, so the handler must not believe who sent it; its answer goes back as it is. */
  readonly onPush?: (event: unknown, now: number) => Promise<unknown>
}

/** Runs a function: identity, parsing of what comes in and goes out, one place for errors, one log line. */
export function serve<C extends FunctionContract>(contract: C, handlers: Handlers<C>, options: ServeOptions) {
  return async function main(event: unknown): Promise<unknown> {
    const startedAt = Date.now()
    const requestId = randomId()
    let name = '?'
    let channel: Channel = 'none'
    const done = (code: string, cause?: unknown): void =>
      logCall({ fn: options.fn, action: name, requestId, channel, code, ms: Date.now() - startedAt, ...(cause === undefined ? {} : { cause: describe(cause) }) })

    try {
      const call = readCall(event)
      channel = call.channel
      if (channel === 'timer' && options.onTimer) {
        name = 'timer'
        const data = await options.onTimer(startedAt, triggerOf(call.body))
        done('OK')
        return { ok: true, data, requestId }
      }
      if (options.onPush && channel !== 'http' && isPush(call.body)) {
        name = 'push'
        const answer = await options.onPush(call.body, startedAt)
        done('OK')
        return answer
      }
      const parsed = envelope.safeParse(call.body)
      if (!parsed.success) throw invalid(parsed.error)
      const { action: asked, input, roleToken, session, requestId: clientId, retried = false } = parsed.data
      if (!Object.hasOwn(contract, asked)) throw new AppError('UNKNOWN_ACTION')
      name = asked
      const row = contract[asked] as ActionContract
      const { ctx: caller, renewed } = makeCtx(row, call, { session, roleToken, clientId, requestId, retried, now: startedAt })

      const checked = row.input.safeParse(input ?? {})
      if (!checked.success) throw invalid(checked.error)
      const ctx: Ctx = { ...caller, digest: row.writes ? digestOf(checked.data) : '' }
      // A session counts together with roles ten minutes old at most: without, they are read, and an ended session is found out.
      if (ctx.session !== undefined) await ctx.viewer()
      const handler = handlers[asked] as (input: unknown, ctx: Ctx) => Promise<unknown>
      const data = row.output.parse(await handler(checked.data, ctx))
      done('OK')
      return { ok: true, data, requestId, ...renewed() } satisfies Reply<unknown>
    } catch (error) {
      const reply = failure(error, requestId, options.said)
      done(reply.code, error instanceof AppError ? error.extra.cause : error)
      return reply
    }
  }
}

function makeCtx(
  row: ActionContract,
  call: Call,
  given: { session: string | undefined; roleToken: string | undefined; clientId: string | undefined; requestId: string; retried: boolean; now: number },
): { ctx: Omit<Ctx, 'digest'>; renewed: () => Pick<ReplyOk<unknown>, 'role'> } {
  const person = readPerson(call, row.who === 'anyone' ? undefined : given.session, given.now)
  if (row.who === 'wechat' && call.channel !== 'wechat') throw new AppError('UNAUTHENTICATED')
  if (row.who !== 'anyone' && person === null) throw new AppError('UNAUTHENTICATED')
  if (row.who === 'phone' && person?.session?.via === 'browser') throw new AppError('PHONE_ONLY')
  if (row.writes && row.who !== 'anyone' && given.clientId === undefined) throw new AppError('INVALID_INPUT', { fields: { requestId: '缺少请求编号' } })
  const personId = person?.personId ?? ''
  let read: Promise<ReadViewer> | undefined
  let renewed: ReadViewer['renewed']
  let fresh = false
  const ctx: Omit<Ctx, 'digest'> = {
    now: given.now,
    requestId: given.requestId,
    requestKey: requestKeyOf(personId, given.clientId ?? given.requestId),
    retried: given.retried,
    channel: call.channel,
    personId,
    openid: person?.openid ?? '',
    ...(person?.session === undefined ? {} : { session: person.session }),
    viewer: async (load) => {
      read ??= readViewer(personId, given.roleToken, given.now, person?.session, load)
      const { viewer, renewed: signed, fresh: isFresh } = await read
      renewed = signed
      fresh = isFresh
      return viewer
    },
    rolesAreFresh: () => fresh,
    rolesStillStand: async () => {
      const viewer = await ctx.viewer()
      if (renewed !== undefined) return true
      const again = await readIfUnchanged(viewer, given.now, person?.session)
      if (again === undefined) return false
      read = Promise.resolve(again)
      renewed = again.renewed
      return true
    },
  }
  // The new token rides home on the answer: no call of its own for it.
  return { ctx, renewed: () => (renewed === undefined ? {} : { role: renewed }) }
}

/** Every failure is an answer with a code; what went wrong inside goes to the log, with the request's id to find it by. */
function failure(error: unknown, requestId: string, said: ServeOptions['said']) {
  const sentence = (code: string) => (said === undefined ? {} : { said: said(code) })
  if (!(error instanceof AppError)) return { ok: false, code: 'INTERNAL', ...sentence('INTERNAL'), requestId } as const
  const { fields, detail, said: own } = error.extra
  return { ok: false, code: error.code, ...(own === undefined ? sentence(error.code) : { said: own }), requestId, ...(fields ? { fields } : {}), ...(detail ? { detail } : {}) } as const
}

function invalid(error: z.ZodError): AppError {
  const fields: Record<string, string> = {}
  for (const issue of error.issues.slice(0, 20)) {
    const path = issue.path.map(String).join('.') || 'input'
    fields[path] ??= /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : sentenceFor(issue)
  }
  return new AppError('INVALID_INPUT', { fields })
}

/** zod speaks English; people do not read it. */
function sentenceFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': return '有不认识的内容'
    case 'too_big': return '太长或太大了'
    case 'too_small': return '太短或太小了'
    case 'invalid_type': return '请填写'
    default: return '填写的内容不对'
  }
}

/** Stack and message of our own code; database messages can quote a document, so of those only the code. */
function describe(cause: unknown): string {
  if (cause instanceof z.ZodError) return `ZodError ${cause.issues.map((issue) => `${issue.path.join('.')}:${issue.code}`).slice(0, 10).join(' ')}`
  if (!(cause instanceof Error)) return typeof cause
  const code = (cause as { code?: unknown }).code
  if (typeof code === 'string') return `${cause.name} ${code}`
  return `${cause.name}: ${cause.stack?.split('\n').slice(0, 6).join(' | ') ?? cause.message}`
}

const isPush = (body: unknown): boolean => (body as { MsgType?: unknown } | null)?.MsgType === 'event'

function triggerOf(body: unknown): string {
  const name = (body as { TriggerName?: unknown } | null)?.TriggerName
  return typeof name === 'string' ? name : ''
}

