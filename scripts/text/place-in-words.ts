import type { SharedMessage } from './shared-data'

const ENDS = '小区|花园|家园|嘉园|社区|公寓|大厦|广场|国际城?|新城|新村|花城|花都|华府|首府|公馆|中心|帝景|林语|苑|府|城|湾|园|村|路|大道|街|镇|中学|小学|幼儿园|学院|大学|医院|大桥|公司|地铁站?|号线'
const NAMED = new RegExp(`^(?:[^一-龥]*)([一-龥\\d·]{1,10}?(?:${ENDS}))`, 'u')
const AREA = /[A-Z]\d*[市区县]/gu
const VERBS = /^(?:再次|请求|投诉|举报|反映|关于|咨询|建议|希望|强烈|反对|请|求|在|对|给|位于|我是|我们是)+/u
/** A road or a village is less exact than a compound on it. */
const WIDE = /(?:路|街|大道|镇|村|社区)$/u
const HEAD = 80

export interface NamedPlace {
  /** Empty where no place is named. */
  readonly name: string
  /** Names of districts, as the file writes them: «A3区». */
  readonly areas: readonly string[]
}

/**
 * Where a message is about. A district has a list of its compounds; the messages have none, so the names that they begin
 * with are the list: a name that several use comes first, a compound before its road, the longer before the shorter.
 */
export function placesIn(messages: readonly SharedMessage[]): (message: SharedMessage) => NamedPlace {
  const uses = new Map<string, number>()
  for (const name of messages.map(({ title, text }) => nameIn(title) || nameIn(text.slice(0, HEAD))).filter((each) => each.length >= 3)) uses.set(name, (uses.get(name) ?? 0) + 1)
  const rank = (name: string) => (WIDE.test(name) ? 0 : 2) + ((uses.get(name) ?? 0) > 1 ? 1 : 0)
  const names = [...uses.keys()].sort((a, b) => rank(b) - rank(a) || b.length - a.length || a.localeCompare(b))
  return ({ title, text }) => {
    const name = names.find((each) => title.includes(each)) ?? names.find((each) => text.slice(0, HEAD).includes(each)) ?? ''
    return { name, areas: [...new Set(`${title} ${text}`.match(AREA) ?? [])] }
  }
}

function nameIn(words: string): string {
  const last = [...words.matchAll(AREA)].at(-1)
  const after = last === undefined ? words : words.slice(last.index + last[0].length)
  return (NAMED.exec(after.replace(VERBS, ''))?.[1] ?? '').replace(/小区$/u, '')
}
