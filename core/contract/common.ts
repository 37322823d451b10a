import * as z from 'zod'
import { ACTOR_KINDS } from '../domain/order/order-states'
import { looksLikeIdNumber } from '../domain/id-number'
import { PHONE, plainPhone } from '../domain/phone'

/** Words a person typed: trimmed, without control, invisible or direction-changing characters or halves of one, between 1 and `max` characters; and never an ID number. */
export const words = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim())
    .pipe(z.string().min(1, '请填写').max(max, `最多 ${max} 个字`).refine((text) => !looksLikeIdNumber(text), '不要填身份证号，这里不收也不存'))

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, '编号不对')
/** Where a list went on from, as the last page gave it. */
export const cursor = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/, '列表位置不对，请下拉刷新')
/** A file of ours in the cloud's storage, as `uploadPhoto` named it. */
export const fileId = z.string().regex(/^cloud:\/\/[A-Za-z0-9._-]{1,160}\/photos\/[A-Za-z0-9_-]{22}\.(jpg|png)$/, '照片编号不对')
export const time = z.int().min(0).max(4_102_444_800_000)
export const point = z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
export const phone = z.string().max(40, '请填写 11 位手机号，或带区号的固定电话').transform(plainPhone).pipe(z.string().regex(PHONE, '请填写 11 位手机号，或带区号的固定电话'))
export const timeWindow = z.strictObject({ from: time, to: time }).refine((w) => w.to > w.from, '结束时间要晚于开始时间')
/** A time of day in Shanghai. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 08:30 这样')
export const limitUnit = z.enum(['minutes', 'hours', 'days', 'workingHours', 'workingDays'])
const limit = z.strictObject({ amount: z.number().min(0), unit: limitUnit })
export const limitOverride = z.strictObject({ accept: limit.optional(), offer: limit.optional(), contact: limit.optional(), finish: limit.optional() })
export const urgency = z.enum(['p0', 'p1', 'p2', 'p3'])
/** `unit`: speaks for the Party organisation of a 双报到 unit. */
export const personRole = z.enum(['resident', 'member', 'unit', 'staff', 'street', 'district'])
export const actorKind = z.enum(ACTOR_KINDS).exclude(['system'])

/** One per intent, chosen by the client and kept over retries: the same id twice gives the same answer and changes nothing. */
export const requestId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, '请求编号不对')

export type PersonRole = z.infer<typeof personRole>
/** In which capacity somebody looks at the app; a unit's spokesman finds its page under 我的. */
export type ViewRole = Exclude<PersonRole, 'unit'>
export type Point = z.infer<typeof point>

/** One action of one function. `writes` demands a requestId. */
export interface ActionContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I
  readonly output: O
  /** `anyone`: no person needed (opening a desk); `wechat`: only with the platform's own openid; `phone`: that, or the session `wx.login` opened, never a browser's; `person`: any known session. */
  readonly who: 'anyone' | 'wechat' | 'phone' | 'person'
  readonly writes: boolean
}
export type FunctionContract = Readonly<Record<string, ActionContract>>

export const action = <I extends z.ZodType, O extends z.ZodType>(contract: ActionContract<I, O>): ActionContract<I, O> => contract

/** What every call sends, whatever the channel. */
export const envelope = z.looseObject({
  action: z.string().max(64),
  input: z.unknown().optional(),
  requestId: requestId.optional(),
  roleToken: z.string().max(4096).optional(),
  session: z.string().max(4096).optional(),
  /** The same request was sent before and no answer came: what became of it is looked up before anything is decided. */
  retried: z.boolean().optional(),
})

export interface ReplyOk<T> {
  readonly ok: true
  readonly data: T
  readonly requestId: string
  /** A newly signed role token, when the one sent had run out: to be sent from now on. */
  readonly role?: { readonly token: string; readonly until: number }
}
/** `said`: the sentence for the person, so that a code from a newer server has its own words. */
export interface ReplyFailed { readonly ok: false; readonly code: string; readonly said?: string; readonly fields?: Readonly<Record<string, string>>; readonly detail?: Readonly<Record<string, string | number>>; readonly requestId: string }
export type Reply<T> = ReplyOk<T> | ReplyFailed
