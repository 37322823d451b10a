/** Why a position does not prove that somebody is at a shift or an activity, with what they can do there: no resident shows them a code. */

/** Who puts down by hand what neither position nor code proved. */
export const BY_HAND = { shift: '请社区补记', activity: '请组织的人补记' } as const
export type Occasion = keyof typeof BY_HAND

const otherwise = (occasion: Occasion): string => `扫现场的签到码，或${BY_HAND[occasion]}`

export const pointlessText = (occasion: Occasion): string => `这个地方没有定位，请${otherwise(occasion)}。`
export const farText = (occasion: Occasion, distance: string, fenceM: number): string => `您离那里大约 ${distance}，要在 ${fenceM} 米以内才能定位签到。请走近些再点，或者${otherwise(occasion)}。`
export const vagueText = (occasion: Occasion, accuracy?: string): string => `${accuracy === undefined ? '手机现在定不准位置' : `手机只能估到 ${accuracy} 左右的范围，还不能算到了`}。请到开阔处再试，或者${otherwise(occasion)}。`

/** Why a mark that was heard of late stands out. */
export const heardLateText = (lateMs: number): string => `过了 ${lateMs < 3_600_000 ? `${Math.max(1, Math.round(lateMs / 60_000))} 分钟` : `${Math.round(lateMs / 360_000) / 10} 小时`}才传到`
