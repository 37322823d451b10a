import Taro from '@tarojs/taro'
import type { MessageKind } from '@core/contract/notices'

/** Only WeChat sends messages; a browser has its list of notices. */
const ON_WECHAT = process.env.TARO_ENV === 'weapp'
/** Somebody who said no is not asked again for a week: on this phone, for that is where it was said. */
const QUIET_MS = 7 * 86_400_000
const KEY = 'message-noes'
type Noes = Readonly<Partial<Record<MessageKind, number>>>
const noes = (): Noes => (Taro.getStorageSync(KEY) || {}) as Noes
const isQuiet = (kind: MessageKind): boolean => Date.now() - (noes()[kind] ?? 0) < QUIET_MS

/** Template ids of this deployment; empty where it has none, and nobody is asked. */
const TEMPLATES = JSON.parse(MESSAGE_TEMPLATES) as Readonly<Partial<Record<MessageKind, string>>>

/** Of these kinds, the ones that may be asked for now. */
export const askable = (kinds: readonly MessageKind[]): readonly MessageKind[] => (ON_WECHAT ? kinds.filter((kind) => TEMPLATES[kind] && !isQuiet(kind)) : [])

/** WeChat's dialog, to be opened by a tap and nothing else. The kinds that were allowed, one message each; none where it could not be asked. */
export async function askForMessages(kinds: readonly MessageKind[]): Promise<readonly MessageKind[]> {
  const asked = askable(kinds)
  if (asked.length === 0) return []
  const answers = await requestSubscribe(asked.map((kind) => TEMPLATES[kind] ?? '')).catch(() => undefined)
  if (answers === undefined) return []
  const allowed = asked.filter((kind) => answers[TEMPLATES[kind] ?? ''] === 'accept')
  const said = asked.filter((kind) => !allowed.includes(kind)).map((kind) => [kind, Date.now()])
  if (said.length > 0) Taro.setStorageSync(KEY, { ...noes(), ...Object.fromEntries(said) })
  return allowed
}

/** Taro's types ask for what only Alipay knows. */
const requestSubscribe = (tmplIds: readonly string[]) =>
  (Taro.requestSubscribeMessage as unknown as (options: { readonly tmplIds: readonly string[] }) => Promise<Readonly<Record<string, string>>>)({ tmplIds })
