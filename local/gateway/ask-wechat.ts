import * as z from 'zod'
import { type PlatformCode, PlatformError } from '../platform-error'

export interface WeChatKeys {
  readonly appId: string
  readonly appSecret: string
  /** Who answers in WeChat's place: for tests. `timeoutMs` is how long one answer may take. */
  readonly endpoint?: { readonly url: string; readonly timeoutMs: number }
}

const WECHAT = { url: 'https://api.weixin.qq.com/sns/jscode2session', timeoutMs: 5000 }
/** WeChat says of -1: busy, ask again. */
const ATTEMPTS = 2

/** Of what WeChat tells, the openid is all that is read: the session key stays where it came from. */
const reply = z.object({ openid: z.string().regex(/^[\w-]{6,64}$/).optional(), errcode: z.number().optional() })

const BUSY = { code: 'LOGIN_BUSY', message: '微信现在没有回答，请过一会儿再试' } as const
const OFF = { code: 'LOGIN_OFF', message: '这台服务器的微信登录没有配好，请联系管理员核对 WX_APPID 和 WX_SECRET' } as const
const REFUSALS: Readonly<Record<number, { readonly code: PlatformCode; readonly message: string }>> = {
  40029: { code: 'INVALID_PARAM', message: '登录码不对或已经过期，请重新进入小程序' },
  40163: { code: 'INVALID_PARAM', message: '这个登录码已经用过，请重新进入小程序' },
  40226: { code: 'INVALID_PARAM', message: '微信认为这个账号有风险，没有允许登录，请在微信里按提示解除' },
  45011: { code: 'LOGIN_BUSY', message: '登录太频繁了，请过一分钟再试' },
  40013: OFF, 40125: OFF, 41002: OFF, 41004: OFF,
}

/** Asks WeChat whose code this is (jscode2session). Throws PlatformError with a sentence for the person who is waiting. */
export async function askWeChat({ appId, appSecret, endpoint = WECHAT }: WeChatKeys, code: string): Promise<string> {
  const query = new URLSearchParams({ appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' })
  for (let attempt = 1; ; attempt += 1) {
    const { openid, errcode = 0 } = await askOnce(`${endpoint.url}?${query}`, endpoint.timeoutMs)
    if (errcode === 0 && openid !== undefined) return openid
    if (errcode === -1 && attempt < ATTEMPTS) continue
    const { code: why, message } = REFUSALS[errcode] ?? BUSY
    throw new PlatformError(why, `${message}（${errcode}）`)
  }
}

/** A code is good for one answer: what may have been answered and got lost is not asked again. */
async function askOnce(url: string, timeoutMs: number): Promise<z.infer<typeof reply>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    return reply.parse(await response.json())
  } catch {
    // The address in the error has our secret in it: nothing of it goes any further.
    throw new PlatformError(BUSY.code, BUSY.message)
  }
}
