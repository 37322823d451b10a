import Taro from '@tarojs/taro'
import { CallError } from './call-error'
import { postJson } from './http'
import { type CallBody, TIMEOUT_MS, networkError } from './transport-types'

let cloudReady = false

/** WeChat's own cloud vouches for the person; a gateway is told by `wx.login`. */
export async function send(fn: string, body: CallBody): Promise<unknown> {
  if (GATEWAY_URL) return postJson(`${GATEWAY_URL}/fn/${fn}`, body)

  if (!cloudReady) {
    Taro.cloud.init(CLOUD_ENV ? { env: CLOUD_ENV } : {})
    cloudReady = true
  }
  // callFunction has no time limit of its own, and a train tunnel has no end.
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), TIMEOUT_MS)
  })
  try {
    const { result } = await Promise.race([Taro.cloud.callFunction({ name: fn, data: body }) as Promise<{ result: unknown }>, late])
    return result
  } catch (thrown) {
    throw networkError(thrown)
  } finally {
    clearTimeout(timer)
  }
}

interface LoginReply {
  readonly code?: string
  readonly session?: string
  readonly data?: { readonly session?: string }
}

/** A new session from the gateway, without asking the person anything; none is needed in WeChat's own cloud. */
export async function renewSession(): Promise<string | undefined> {
  if (!GATEWAY_URL) return undefined
  const { code } = await Taro.login().catch((thrown: unknown) => {
    throw networkError(thrown)
  })
  const reply = (await postJson(`${GATEWAY_URL}/wx/login`, { code })) as LoginReply
  // Not who is asked, but that nobody can be told apart just now: said as it is.
  if (reply.code?.startsWith('LOGIN_')) throw new CallError({ code: reply.code })
  return reply.data?.session ?? reply.session
}
