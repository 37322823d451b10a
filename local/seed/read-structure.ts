import * as z from 'zod'
import { area, type Area } from '@core/contract/documents'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '要写成 08:30 这样')
const hours = z.strictObject({ from: clockTime, to: clockTime }).refine(({ from, to }) => from < to, '关门要晚于开门')

const structure = z.object({
  areas: z.array(area.strict()).min(2),
  stations: z.array(z.strictObject({ _id: z.string(), name: z.string(), communityId: z.string(), hours: hours.optional() })).default([]),
})
export type Structure = z.infer<typeof structure>

const ABOVE = { district: undefined, street: 'district', community: 'street', grid: 'community', compound: 'grid' } as const
const NAMES = { district: '区', street: '街道', community: '社区', grid: '网格', compound: '小区' } as const

/** A district's areas as somebody wrote them down. Throws with every mistake in words, by the area's id. */
export function readStructure(text: string): Structure {
  const read = structure.safeParse(parseJson(text))
  if (!read.success) throw new Error(`文件不对：\n${read.error.issues.slice(0, 10).map((issue) => `  ${placeOf(issue.path)}：${sentenceOf(issue)}`).join('\n')}`)
  const mistakes = [...mistakesIn(read.data.areas), ...stationMistakes(read.data)]
  if (mistakes.length > 0) throw new Error(`文件不对：\n${mistakes.slice(0, 20).map((line) => `  ${line}`).join('\n')}`)
  return read.data
}

/** `areas[3].name` of the file is the fourth area's name; people count from one. */
function placeOf(path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path
  const what = list === 'areas' ? '区域' : list === 'stations' ? '驿站' : String(list ?? '整个文件')
  return `${typeof index === 'number' ? `第 ${index + 1} 个${what}` : what}${rest.length > 0 ? ` 的 ${rest.map(String).join('.')}` : ''}`
}

/** zod speaks English; whoever writes the file does not have to. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': return `不认识 ${issue.keys.join('、')}`
    case 'invalid_type': return `缺了，或种类不对（要 ${EXPECTED[issue.expected] ?? issue.expected}）`
    case 'invalid_value': return `只能是 ${issue.values.map(String).join('、')}`
    case 'too_small': return '太少或太短'
    default: return issue.message
  }
}
const EXPECTED: Readonly<Record<string, string>> = { string: '文字', number: '数字', object: '{…}', array: '[…]' }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error('文件不是有效的 JSON', { cause })
  }
}

function mistakesIn(areas: readonly Area[]): readonly string[] {
  const byId = new Map(areas.map((each) => [each.id, each]))
  const districts = areas.filter(({ kind }) => kind === 'district')
  return [
    ...(districts.length === 1 ? [] : [`要正好有一个区，现在有 ${districts.length} 个`]),
    ...areas.filter((each, index) => areas.findIndex(({ id }) => id === each.id) !== index).map(({ id }) => `编号 ${id} 用了不止一次`),
    ...areas.filter(({ id }) => !/^[A-Za-z0-9_-]{1,64}$/.test(id)).map(({ id }) => `编号 ${id} 只能用字母、数字、- 和 _`),
    ...areas.flatMap(({ id, kind, parentId }) => {
      const wanted = ABOVE[kind]
      const found = parentId == null ? undefined : byId.get(parentId)?.kind
      return wanted === found ? [] : [`${NAMES[kind]} ${id} 的上级要是${wanted === undefined ? '空的' : `一个${NAMES[wanted]}`}`]
    }),
  ]
}

const stationMistakes = ({ areas, stations }: Structure): readonly string[] =>
  stations.filter(({ communityId }) => !areas.some(({ id, kind }) => id === communityId && kind === 'community')).map(({ _id }) => `驿站 ${_id} 的社区不在文件里`)
