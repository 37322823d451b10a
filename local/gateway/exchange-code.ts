import { createHmac } from 'node:crypto'
import { PlatformError } from '../platform-error'

/** Turns a login code into an openid. Throws INVALID_PARAM when the code is refused. */
export type ExchangeCode = (code: string) => Promise<string>

const WECHAT = 'https://api.weixin.qq.com/sns/jscode2session'

/** How `wx.login` is answered: by WeChat, by a stand-in (demo and tests: anybody can be anybody), or not at all. */
export type WeChatLogin = { readonly appId: string; readonly appSecret: string } | 'stand-in' | 'off'

/** The stand-in gives `local-<anything>` always the same made-up openid. */
export const makeExchange = (secret: string, login: WeChatLogin): ExchangeCode => {
  if (typeof login === 'object') return (code) => askWeChat(login.appId, login.appSecret, code)
  return async (code) => {
    if (login === 'off') throw refused('WX_APPID and WX_SECRET are not set, so nobody can be recognised')
    if (!/^local-.{1,100}$/.test(code)) throw refused('only codes of the form local-… are known here')
    return `o${createHmac('sha256', secret).update(code).digest('base64url').slice(0, 27)}`
  }
}

const refused = (why: string) => new PlatformError('INVALID_PARAM', `invalid code: ${why}`)

const askWeChat = async (appid: string, secret: string, code: string): Promise<string> => {
  const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
  const response = await fetch(`${WECHAT}?${query}`, { signal: AbortSignal.timeout(5000) })
  const reply = (await response.json()) as { readonly openid?: unknown; readonly errcode?: unknown }
  if (typeof reply.openid !== 'string') throw refused(`WeChat answered ${String(reply.errcode)}`)
  return reply.openid
}
