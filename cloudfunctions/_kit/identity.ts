import { personIdOf } from './ids'
import type { Session } from './session'
import { readSession } from './session'
import { AppError } from './app-error'
import { platformUser } from '../_data/db'

export type Channel = 'wechat' | 'http' | 'timer' | 'none'

/** A call as it reached us: the body the client wrote, and the channel the platform vouches for. */
export interface Call {
  readonly channel: Channel
  readonly body: unknown
  readonly openid: string
}

/**
 * Decides the channel from the environment. With an openid there, the caller is that WeChat user and the whole event
 * is theirs to write, `httpMethod`, `Type` and `userInfo` included. Without one the event was made by the platform:
 * an HTTP request (always with `httpMethod`) or a timer.
 */
export function readCall(event: unknown): Call {
  const { openId } = platformUser()
  if (openId !== '') return { channel: 'wechat', body: event, openid: openId }
  if (typeof event !== 'object' || event === null) return { channel: 'none', body: event, openid: '' }
  const shaped = event as { httpMethod?: unknown; body?: unknown; isBase64Encoded?: unknown; Type?: unknown; TriggerName?: unknown; headers?: unknown }
  if (typeof shaped.httpMethod === 'string') return { channel: 'http', body: parseBody(shaped), openid: '' }
  if (shaped.Type === 'Timer') return { channel: 'timer', body: event, openid: '' }
  return { channel: 'none', body: event, openid: '' }
}

function parseBody({ body, isBase64Encoded }: { body?: unknown; isBase64Encoded?: unknown }): unknown {
  if (typeof body !== 'string') return {}
  try {
    return JSON.parse(isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body)
  } catch {
    throw new AppError('INVALID_INPUT', { fields: { body: '内容不是有效的 JSON' } })
  }
}

/** Who calls: WeChat's own word for it, or a session of ours. Nothing in the event can claim it. */
export function readPerson(call: Call, token: string | undefined, now: number): { personId: string; openid: string; session?: Session } | null {
  if (call.channel === 'wechat') return { personId: personIdOf(call.openid), openid: call.openid }
  if (call.channel !== 'http' || token === undefined) return null
  const session = readSession(token, now)
  return { personId: session.personId, openid: session.openid, session }
}
