import { errorText as serverText } from '@core/text/zh-errors'

/** What can go wrong before any server answers; the server's own codes have their words in core/text. */
const HERE: Readonly<Record<string, string>> = {
  NETWORK: '网络没有连上，您填的内容都在。请检查网络后再试。',
  TIMEOUT: '等了很久没有回音，可能是网络慢。请再试一次，不会重复提交。',
  UNEXPECTED: '这一步没有成功，您填的内容都在。请再试一次。',
  CANCELLED: '已取消。',
  NO_LOCATION: '没有得到位置。可以在手机设置里允许定位，或改用开始码签到。',
}

export const errorText = (code: string): string => HERE[code] ?? serverText(code)
