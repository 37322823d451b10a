import type * as z from 'zod'
import { importDoc } from '@core/contract/import-documents'
import type { importsContract } from '@core/contract/imports'
import type { Column } from '@core/domain/import/kinds'
import { COLUMNS } from '@core/domain/import/kinds'
import { IMPORT_KIND_NAMES, mistakeText } from '@core/text/zh-imports'
import { inShanghai } from '@core/domain/time/shanghai'
import { AppError } from '../../_kit/app-error'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { directory, directoryNow, nameOf } from '../../_data/directory'
import { loadBook, mistakesOf } from '../../_data/imports-repo'
import { loadRecord } from '../../_data/records-repo'
import { importKind } from '../../_import/import-kind'
import { lifeActorNow } from '../../_record/life-actor'
import { scopeOf } from '../rules/scope'
import type { WhatIsThere } from '../rules/what-is-there'
import { whatIsThere } from '../rules/what-is-there'
import { csvOf, xlsxOf } from '../rules/write-sheet'

type TemplateInput = z.output<(typeof importsContract)['template']['input']>
type ExportInput = z.output<(typeof importsContract)['export']['input']>
type MistakesInput = z.output<(typeof importsContract)['mistakes']['input']>
interface Saved { readonly name: string; readonly base64: string }

const titled = ({ title, required }: Column): string => (required ? `${title}*` : title)
const widthOf = ({ key }: Column): number => (key === 'name' || key === 'units' ? 24 : 16)

/** An empty sheet to fill in, and a second one that says how. */
export async function saveTemplate({ as, kind }: TemplateInput, ctx: Ctx): Promise<Saved> {
  const actor = await lifeActorNow(ctx, as)
  const dir = await directory(ctx.now)
  const [columns, name] = [COLUMNS[kind], IMPORT_KIND_NAMES[kind]]
  const own = dir.byId.get(scopeOf(as, actor, dir).communityIds[0] ?? '')?.name ?? ''
  const example = (nth: 0 | 1) => columns.map(({ key, examples }) => (key === 'community' ? own : examples[nth]))
  const how: readonly (readonly string[])[] = [
    ...columns.map((column) => [column.title, column.required ? '要填' : '可以空着', column.how]), ['', '', ''],
    ['一次最多一万行；第一张表的表头不要改，列的先后可以换。', '', ''], ['空着的格子不改原来的内容；不要合并单元格。', '', ''], ['下面两行是例子：', '', ''],
  ]
  const head = { name, head: columns.map(titled), rows: [], widths: columns.map(widthOf) }
  return { name: `${name}-模板.xlsx`, base64: await xlsxOf([head, { name: '填写说明', head: ['列', '要不要填', '怎么填'], rows: [...how, columns.map(({ title }) => title), example(0), example(1)], widths: [20, 16, 60, ...columns.slice(3).map(() => 16)] }]) }
}

/** Everything that is wrong with a file, to put right line by line beside it. */
export async function saveMistakes({ as, importId }: MistakesInput, ctx: Ctx): Promise<Saved> {
  const actor = await lifeActorNow(ctx, as)
  const record = await loadRecord(importDoc, 'import', importId)
  if (record === null) throw new AppError('NOT_FOUND')
  if (!importKind.life.isTheirs(record, actor)) throw new AppError('NOT_ALLOWED')
  if (record.state !== 'faulty') throw new AppError('WRONG_STATE')
  const rows = [...record.mistakes, ...(await mistakesOf(importId))].map((each) => [String(each.row), mistakeText(each)])
  return { name: `${IMPORT_KIND_NAMES[record.importKind]}-要改的地方.xlsx`, base64: await xlsxOf([{ name: '要改的地方', head: ['行', '要改的地方'], rows, widths: [8, 60] }]) }
}

/** What is there, in the same columns as the template: changed there, it can be imported again. */
export async function saveExport({ as, kind, format }: ExportInput, ctx: Ctx): Promise<Saved> {
  const actor = await lifeActorNow(ctx, as)
  const dir = await directoryNow()
  const scope = scopeOf(as, actor, dir)
  const there = await whatIsThere(kind, scope, dir, await loadBook(kind))
  const columns = COLUMNS[kind]
  const rows = [...there.current.keys()].map((key) => lineOf(key, columns, there)).sort((a, b) => a.join().localeCompare(b.join()))
  const sheet = { name: IMPORT_KIND_NAMES[kind], head: columns.map(titled), rows, widths: columns.map(widthOf) }
  const name = `${IMPORT_KIND_NAMES[kind]}-${nameOf(dir, scope.scopeId)}-${inShanghai(ctx.now).format('YYYY-MM-DD')}.${format}`
  return { name, base64: format === 'csv' ? csvOf(sheet) : await xlsxOf([sheet]) }
}

function lineOf(key: string, columns: readonly Column[], { current, sealed }: WhatIsThere): readonly string[] {
  const person = sealed.get(key)
  const shown: Readonly<Record<string, string>> = { id: key, ...current.get(key)?.shown, ...(person === undefined ? {} : { name: unseal(person.sealedName, 'name'), phone: unseal(person.sealedPhone, 'phone') }) }
  return columns.map((column) => shown[column.key] ?? '')
}
