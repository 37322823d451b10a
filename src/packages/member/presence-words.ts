const ON_WEB = process.env.TARO_ENV === 'h5'

/** A browser has no camera for it. */
export const CAN_SCAN = !ON_WEB
/** How a code is scanned from here. */
export const scanning = (what: string): string => (CAN_SCAN ? `扫${what}` : `用手机微信打开这一页，扫${what}`)
export const PLACE_CODE = '现场的签到码'
export const NO_POSITION = `没有得到位置。请在手机设置里允许定位，或者${scanning(PLACE_CODE)}。`

/** What to do where one has come, or is going, by a place with a point or without. */
export const comingWords = (code: string, hasPoint: boolean): string => (hasPoint ? `到了现场点“我到了”；没有定位，就${scanning(code)}。` : `这个地方没有定位，到了请${scanning(code)}。`)
export const goingWords = (code: string, hasPoint: boolean): string => (hasPoint ? '走的时候点“我走了”' : `走的时候再${scanning(code)}`)
