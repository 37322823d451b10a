import { createHmac } from 'node:crypto'
import { PlatformError } from '../platform-error'
import { askWeChat, type WeChatKeys } from './ask-wechat'

/** Turns a login code into an openid. Throws INVALID_PARAM when the code is refused, LOGIN_BUSY or LOGIN_OFF when nobody can be recognised now. */
export type ExchangeCode = (code: string) => Promise<string>

/** How `wx.login` is answered: by WeChat, by a stand-in (demo and tests: anybody can be anybody), or not at all. */
export type WeChatLogin = WeChatKeys | 'stand-in' | 'off'

/** The stand-in gives `local-<anything>` always the same made-up openid. */
export const makeExchange = (secret: string, login: WeChatLogin): ExchangeCode => {
  if (typeof login === 'object') return (code) => askWeChat(login, code)
  return async (code) => {
    if (login === 'off') throw new PlatformError('LOGIN_OFF', '这台服务器还没有设置 WX_APPID 和 WX_SECRET，认不出是谁，请联系管理员')
    if (!/^local-.{1,100}$/.test(code)) throw new PlatformError('INVALID_PARAM', 'invalid code: only codes of the form local-… are known here')
    return `o${createHmac('sha256', secret).update(code).digest('base64url').slice(0, 27)}`
  }
}
