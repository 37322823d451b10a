import Taro from '@tarojs/taro'
import { useCallback, useState } from 'react'
import type { Receipt } from '@core/contract/order-views'
import { say } from './notice'
import { ROUTES, urlOf } from './routes'
import { webAddress } from './web-address'

const linkIn = (receipt: Receipt): string | undefined => (receipt as { readonly link?: { readonly token: string } }).link?.token

/** The link that an action of this page brought along: kept while the page stands, and nowhere else. */
export function useIssuedLink(orderId: string | undefined) {
  const [issued, setIssued] = useState<{ readonly orderId: string; readonly token: string }>()
  const onDone = useCallback((_action: string, receipt: Receipt) => {
    const token = linkIn(receipt)
    if (token !== undefined) setIssued({ orderId: receipt.orderId, token })
  }, [])
  const onCopy = useCallback((url: string) => {
    void Taro.setClipboardData({ data: url }).then(() => say('链接已复制'), () => say('没有复制上，请长按链接自己复制', undefined, { tone: 'wrong' }))
  }, [])
  const token = issued !== undefined && issued.orderId === orderId ? issued.token : undefined
  const address = webAddress()
  const url = token === undefined ? undefined : address === undefined ? `请打开社区网页，地址后面接上：#${urlOf(ROUTES.forwarded, { token })}` : `${address}#${urlOf(ROUTES.forwarded, { token })}`
  return { onDone, link: { ...(url === undefined ? {} : { url }), onCopy } }
}
