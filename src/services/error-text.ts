/** What can go wrong before any server answers, or on this phone alone; a server's refusal brings its sentence with it (core/text/zh-errors.ts). */
const HERE: Readonly<Record<string, string>> = {
  NETWORK: '网络没有连上。请检查网络后再试。',
  TIMEOUT: '等了很久没有回音，可能是网络慢。请再试一次，不会重复提交。',
  UNEXPECTED: '这一步没有成功。请再试一次。',
  CANCELLED: '已取消。',
  LOGIN_BUSY: '微信现在很忙，没有认出您。请过一分钟再试，填好的内容会留着。',
  LOGIN_OFF: '这里的微信登录还没有设置好。请联系社区，急事请打社区电话。',
  UNAUTHENTICATED: '还没有登录。请用微信打开小程序，或在电脑上扫码进入。',
  SESSION_EXPIRED: '登录过期了。请重新进入，填好的内容会留着。',
  PHOTO_UNREADABLE: '这张照片打不开。请换一张 JPG 或 PNG 的照片，不传照片也可以继续。',
  PHOTO_TOO_BIG: '这张照片太大了。请换一张小一些的，或不传照片也可以继续。',
  NO_LOCATION: '没有得到位置。可以在手机设置里允许定位，或改用开始码签到。',
}

/** Where something was filled in and did not arrive: that it is still there is said first. */
const STILL_THERE: Readonly<Record<string, string>> = {
  NETWORK: '网络没有连上，您填的内容都在。请检查网络后再试。',
  UNEXPECTED: '这一步没有成功，您填的内容都在。请再试一次。',
}

export const stillThereText = (code: string): string | undefined => STILL_THERE[code]
export const errorText = (code: string): string => (Object.hasOwn(HERE, code) ? HERE[code] : undefined) ?? '这一步没有成功。请再试一次。'

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
