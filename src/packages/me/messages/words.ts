import type { ToCall } from '@core/contract/notices'

/** What became of a WeChat message. */
export const DELIVERY_TEXT: Readonly<Record<ToCall['why'], string>> = {
  off: '这里不发微信消息', noGrant: '没有允许过，发不了', waiting: '正要发', sending: '正在发', sent: '到了', refused: '微信拒收，要重新允许', failed: '微信没收，模板可能不对', unknown: '发了，不知道到没到', notAllowed: '允许的次数用完了', late: '晚了两个小时，没发', quiet: '免打扰的时间，没有发微信', asleep: '免打扰的时间，过了再发',
}
