import { errorText as serverText } from '@core/text/zh-errors'

/** What can go wrong before any server answers; the server's own codes have their words in core/text. */
const HERE: Readonly<Record<string, string>> = {
  NETWORK: '网络没有连上。请检查网络后再试。',
  TIMEOUT: '等了很久没有回音，可能是网络慢。请再试一次，不会重复提交。',
  UNEXPECTED: '这一步没有成功。请再试一次。',
  CANCELLED: '已取消。',
  NO_LOCATION: '没有得到位置。可以在手机设置里允许定位，或改用开始码签到。',
}

/** Where something was filled in and did not arrive: that it is still there is said first. */
const STILL_THERE: Readonly<Record<string, string>> = {
  NETWORK: '网络没有连上，您填的内容都在。请检查网络后再试。',
  UNEXPECTED: '这一步没有成功，您填的内容都在。请再试一次。',
}

export const stillThereText = (code: string): string | undefined => STILL_THERE[code]
export const errorText = (code: string): string => HERE[code] ?? serverText(code)

/** Where the server says by how much, the person is told too: “还有 620 米” helps, “太远” does not. */
export function exactText(code: string, detail: Readonly<Record<string, string | number>>): string | undefined {
  const { distanceM, fenceM, accuracyM } = detail
  if (code === 'TOO_FAR' && typeof distanceM === 'number' && typeof fenceM === 'number') {
    return `您离小区大约 ${far(distanceM)}，要在 ${fenceM} 米以内才能定位签到。请走近些再点，或请居民出示四位开始码。`
  }
  if (code === 'POSITION_VAGUE' && typeof accuracyM === 'number') {
    return `手机只能估到 ${far(accuracyM)} 左右的范围，还不能算到了。请到开阔处再试，或请居民出示四位开始码。`
  }
  return undefined
}

const far = (metres: number) => (metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`)
