import Taro from '@tarojs/taro'
import { say } from './notice'
import { ROUTES, goTo } from './routes'

/** The ticket in a desk's QR code, whose content is an address: `…/confirm-desk/index?ticket=…`. */
export function ticketIn(content: string): string | undefined {
  const found = /[?&]ticket=([^&#]+)/.exec(content)?.[1]
  if (!found) return undefined
  try {
    return decodeURIComponent(found)
  } catch {
    return undefined
  }
}

/** Scans the desk's code and shows what would be signed in; nothing is confirmed by scanning alone. */
export async function scanDesk() {
  const scanned = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).catch(() => undefined)
  if (!scanned) return
  const ticket = ticketIn(scanned.result)
  if (ticket) return goTo(ROUTES.confirmDesk, { ticket })
  say('这不是工作台的登录码，请扫电脑上的那一个', undefined, { tone: 'wrong' })
}
