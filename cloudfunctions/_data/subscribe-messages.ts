import * as z from 'zod'
import type { MessageKind } from '@core/contract/notices'
import { MESSAGE_KINDS } from '@core/contract/notices'
import { inShanghai } from '@core/domain/time/shanghai'
import templatesFile from '../../deploy/subscribe-templates.json'
import { cloudApp } from './db'

const HOLDS = ['title', 'said', 'next', 'state', 'place', 'at', 'until'] as const
type Holds = (typeof HOLDS)[number]
const template = z.object({
  env: z.string(),
  page: z.string(),
  fields: z.record(z.string().regex(/^(thing|phrase|time|date)\d{1,2}$/), z.object({ label: z.string(), holds: z.enum(HOLDS) })),
})
const templates = z.record(z.enum(MESSAGE_KINDS), template).parse(Object.fromEntries(Object.entries(templatesFile).filter(([kind]) => kind !== '$comment')))

/** The template's id at WeChat, where this deployment has one. */
const idOf = (kind: MessageKind): string | undefined => {
  const id = process.env[templates[kind].env]
  return id === undefined || id === '' ? undefined : id
}

/** False: nothing is sent in this deployment, people have their list in the app. */
export const sendsMessages = (kind: MessageKind): boolean => idOf(kind) !== undefined

export type MessageValues = Readonly<Record<Exclude<Holds, 'at' | 'until'>, string> & Record<'at' | 'until', number>>
/** Where a message about something that is no order leads; the template's own page is an order's. */
const PAGE_ABOUT: Readonly<Record<string, string>> = { shift: 'packages/member/shift/index', swap: 'packages/member/swap/index', test: 'packages/me/messages/index', watch: 'pages/tasks/index', activity: 'packages/member/activity/index', registration: 'packages/member/registration/index', wish: 'packages/wish/detail/index', gift: 'packages/points/wallet/index', rollCall: 'packages/emergency/mine/index' }
export interface Message { readonly kind: MessageKind; readonly about?: string | undefined; readonly openid: string; readonly orderId: string; readonly values: MessageValues }
/** WeChat's own code: 0 sent, 43101 not allowed by the person, others a mistake of ours or of the template. */
export type Sent = { readonly ok: true; readonly code: number } | { readonly ok: false }

/** One message. `ok: false` where nobody can say whether it went out; it must not be sent again. */
export async function sendMessage({ kind, about, openid, orderId, values }: Message): Promise<Sent> {
  const { page, fields } = templates[kind]
  const data = Object.fromEntries(Object.entries(fields).map(([key, { holds }]) => [key, { value: fieldValue(key, values[holds]) }]))
  try {
    const reply = await cloudApp().callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: { touser: openid, template_id: idOf(kind), page: `${(about === undefined ? undefined : PAGE_ABOUT[about]) ?? page}?id=${encodeURIComponent(orderId)}`, data, miniprogram_state: 'formal', lang: 'zh_CN' },
    })
    const { errcode } = reply.result as { errcode?: unknown }
    return typeof errcode === 'number' ? { ok: true, code: errcode } : { ok: false }
  } catch {
    return { ok: false }
  }
}

/** WeChat counts: a `thing` has at most 20 characters, a `phrase` five Chinese ones, a `time` is written in one way. */
export function fieldValue(key: string, value: string | number): string {
  if (key.startsWith('time') || key.startsWith('date')) return momentOf(Number(value))
  const text = String(value).replace(/\s+/g, ' ').trim()
  if (key.startsWith('phrase')) return text.replace(/[^\u4e00-\u9fa5]/g, '').slice(0, 5) || '有新进展'
  const letters = [...text]
  return letters.length === 0 ? '点开查看' : letters.length > 20 ? `${letters.slice(0, 19).join('')}…` : text
}

const momentOf = (ms: number): string => inShanghai(ms).format('YYYY年M月D日 HH:mm')
