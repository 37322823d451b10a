import Taro from '@tarojs/taro'
import type { MessageKind } from '@core/contract/notices'

/** Only WeChat sends messages; a browser has its list of notices. */
const ON_WECHAT = process.env.TARO_ENV === 'weapp'
/** Somebody who said no is not asked again before the app is opened anew. */
const refused = new Set<MessageKind>()

/** Template ids of this deployment; empty where it has none, and nobody is asked. */
const TEMPLATES = JSON.parse(MESSAGE_TEMPLATES) as Readonly<Partial<Record<MessageKind, string>>>

/** Of these kinds, the ones that may be asked for now. */
export const askable = (kinds: readonly MessageKind[]): readonly MessageKind[] => (ON_WECHAT ? kinds.filter((kind) => TEMPLATES[kind] && !refused.has(kind)) : [])

/** WeChat's dialog, to be opened by a tap and nothing else. The kinds that were allowed, one message each; none where it could not be asked. */
export async function askForMessages(kinds: readonly MessageKind[]): Promise<readonly MessageKind[]> {
  const asked = askable(kinds)
  if (asked.length === 0) return []
  const answers = await requestSubscribe(asked.map((kind) => TEMPLATES[kind] ?? '')).catch(() => undefined)
  if (answers === undefined) return []
  const allowed = asked.filter((kind) => answers[TEMPLATES[kind] ?? ''] === 'accept')
  for (const kind of asked) if (!allowed.includes(kind)) refused.add(kind)
  return allowed
}

/** Taro's types ask for what only Alipay knows. */
const requestSubscribe = (tmplIds: readonly string[]) =>
  (Taro.requestSubscribeMessage as unknown as (options: { readonly tmplIds: readonly string[] }) => Promise<Readonly<Record<string, string>>>)({ tmplIds })
