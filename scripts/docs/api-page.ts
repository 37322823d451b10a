import * as z from 'zod'
import { API } from '../../core/contract/api'
import type { ActionContract } from '../../core/contract/common'
import { ERROR_CODES, mayRetry } from '../../core/contract/errors'
import type { ActorKind, OrderAction } from '../../core/domain/order/order-states'
import { isOrderAction, ORDER_ACTIONS, transitionOf } from '../../core/domain/order/order-states'
import { ACTION_TEXT, ROLE_TEXT, STATE_TEXT } from '../../core/text/zh'
import { ERROR_TEXT } from '../../core/text/zh-errors'
import { page, table } from './markdown'

/** As much of JSON Schema as the contract uses. */
interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly default?: unknown
}

const WHO_TEXT = { anyone: '任何人', wechat: '只从微信里', phone: '手机上的小程序里', person: '登录的人' } as const

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema

const range = (min: number | undefined, max: number | undefined, unit: string): string => {
  const [low, high] = [min !== undefined && min > Number.MIN_SAFE_INTEGER ? min : undefined, max !== undefined && max < 4_000_000_000_000 ? max : undefined]
  if (low === undefined && high === undefined) return ''
  if (high === undefined) return low === 0 ? '' : ` ≥ ${low}${unit}`
  return ` ${low ?? 0}–${high}${unit}`
}

/** A type in one line: `text 1–40 字`, `{ from, to }`, `list of … ≤ 6`. */
function typeText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' | ')
  if (schema.type === 'array') return `列表（${schema.items ? typeText(schema.items) : ''}）${range(schema.minItems, schema.maxItems, ' 个')}`
  if (schema.type === 'object' && schema.properties) return `{ ${Object.entries(schema.properties).map(([name, each]) => `${name}${schema.required?.includes(name) ? '' : '?'}: ${typeText(each)}`).join('; ')} }`
  if (schema.type === 'string') return `文字${schema.pattern ? ` \`${schema.pattern}\`` : range(schema.minLength, schema.maxLength, ' 字')}`
  if (schema.type === 'integer') return `整数${range(schema.minimum, schema.maximum, '')}`
  if (schema.type === 'number') return `数${range(schema.minimum, schema.maximum, '')}`
  if (schema.type === 'boolean') return '是否'
  return schema.type ?? '任意'
}

/** What must be sent is said by the input side, how it is checked by the output side (texts are trimmed first). */
function fieldsOf(type: z.ZodType): readonly (readonly string[])[] {
  const [given, checked] = [schemaOf(type, 'input'), schemaOf(type, 'output')]
  return Object.entries(given.properties ?? {}).map(([name, schema]) => [
    `\`${name}\``, typeText(checked.properties?.[name] ?? schema), given.required?.includes(name) ? '必填' : schema.default === undefined ? '可省' : `可省，默认 ${JSON.stringify(schema.default)}`,
  ])
}

function mayText(fn: string, name: string, contract: ActionContract): string {
  const row = fn === 'orders' && isOrderAction(name) ? transitionOf(name) : undefined
  const kinds = row?.by.filter((kind): kind is Exclude<ActorKind, 'system'> => kind !== 'system')
  const roles = kinds === undefined ? '' : `：${kinds.map((kind) => ROLE_TEXT[kind]).join('、')}，单子在 ${row?.from.map((state) => STATE_TEXT[state]).join('、') ?? ''}`
  return `${WHO_TEXT[contract.who]}${roles}。${contract.writes ? '写，要带 `requestId`，重发用同一个。' : '读。'}`
}

function actionPart(fn: string, name: string, contract: ActionContract): string {
  const title = fn === 'orders' && isOrderAction(name) ? `${name} · ${ACTION_TEXT[name]}` : name
  const fields = fieldsOf(contract.input)
  return [`### ${fn}.${title}`, mayText(fn, name, contract), fields.length === 0 ? '不带内容。' : table(['字段', '内容', ''], fields)].join('\n\n')
}

/** docs/api.md */
export function apiPage(): string {
  const called = new Set<string>(Object.keys(API.orders))
  const own = ORDER_ACTIONS.filter((action: OrderAction) => !called.has(action))
  return page('接口', [
    '由 `npm run docs` 从 `core/contract/` 生成，不要手改。每次调用发 `{ action, input, requestId?, roleToken?, session? }`，答复是 `{ ok: true, data, requestId }` 或 `{ ok: false, code, fields?, detail?, requestId }`。多余的字段会被拒绝。时间是毫秒整数。',
    ...Object.entries(API).flatMap(([fn, contracts]) => [`## ${fn}`, ...Object.entries(contracts as Readonly<Record<string, ActionContract>>).map(([name, contract]) => actionPart(fn, name, contract))]),
    '## clock',
    `只有平台的定时器能调用。它替系统做的动作：${own.map((action) => `\`${action}\`（${ACTION_TEXT[action]}）`).join('、')}。`,
    '## 错误',
    table(['代码', '怎么对人说', '同一请求可重发'], ERROR_CODES.map((code) => [`\`${code}\``, ERROR_TEXT[code], mayRetry(code) ? '可以' : ''])),
  ])
}
