import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Area } from '@core/contract/documents'
import { CATALOGUE, REPLY_TEMPLATES } from '@core/domain/order/catalogue'
import { openData } from '../local/open-data'
import { keepSecrets } from '../local/secrets'
import { readStructure } from '../local/seed/read-structure'
import { fillingOf } from '../local/seed/whose-data'
import { dataDirOf } from './data-dir'
import { readOptions } from './options'

const root = resolve(__dirname, '..')
const HELP = `用法：npm run structure -- 文件.json [--data 目录] [--out 目录]
  文件的格式见 deploy/structure.example.json：一个区，街道、社区、网格、小区，各有编号、名称和上级。
  --data <目录>   写进本机试点的数据目录，默认 .data-pilot；服务要先停掉
  --out <目录>    不写本机，导出成云开发控制台可以导入的 JSON（每个集合一个文件）`

type Docs = Readonly<Record<string, readonly { readonly _id: string }[]>>

/** Brings in the first real structure of a district, or a newer one that leaves nobody without their area. */
function main(): void {
  const { values, positionals } = readOptions({ allowPositionals: true, options: { data: { type: 'string', default: dataDirOf(true) }, out: { type: 'string' }, help: { type: 'boolean', default: false } } })
  const [file] = positionals
  if (values.help || file === undefined) return void process.stdout.write(`${HELP}\n`)
  const { areas, stations } = readStructure(textOf(file))
  const docs: Docs = { stations, catalogue: [{ _id: 'current', version: 1, categories: CATALOGUE, templates: REPLY_TEMPLATES } as { readonly _id: string }], areas: [{ _id: 'district', version: 1, areas } as { readonly _id: string }] }

  const notes = values.out === undefined ? importInto(values.data, docs, areas) : exportTo(values.out, docs)
  const count = (kind: string) => areas.filter((each) => each.kind === kind).length
  process.stdout.write(`${values.out ?? values.data}：${count('street')} 个街道，${count('community')} 个社区，${count('grid')} 个网格，${count('compound')} 个小区，${notes}\n`)
  process.stdout.write(`下一步：npm run appoint -- --role district${values.out === undefined ? '' : ' --cloud'}，生成第一位区级工作人员的任命码。\n`)
}

/** Says what became of what was there before. */
function importInto(dataDir: string, docs: Docs, areas: readonly Area[]): string {
  const { database, close } = openData(dataDir, join(root, 'deploy/indexes.json'))
  try {
    if (fillingOf(database) === 'demo') throw new Error(`${dataDir} 里是演示数据。请用 --data 另一个目录。`)
    const before = (database.get('areas', 'district')?.['areas'] ?? []) as unknown as readonly Area[]
    const now = new Map(areas.map((each) => [each.id, each]))
    const gone = before.filter(({ id }) => !now.has(id))
    // Orders, people and roles name these: what is in use may be renamed, not taken away.
    if (gone.length > 0) throw new Error(`新文件里少了 ${gone.slice(0, 5).map(({ id }) => id).join('、')}${gone.length > 5 ? ' 等' : ''}：用着的区域可以改名，不能去掉。没有改动。`)
    for (const [collection, rows] of Object.entries(docs)) {
      // A catalogue the district has edited since stays as it is.
      if (collection === 'catalogue' && before.length > 0) continue
      for (const row of rows) database.put(collection, row)
    }
    keepSecrets(dataDir)
    return before.length === 0 ? '服务目录用默认的。' : changesIn(before, now)
  } finally {
    close()
  }
}

/** Orders keep the ids: what was renamed shows its new name there too, and what moved belongs to somebody else from now on. */
function changesIn(before: readonly Area[], now: ReadonlyMap<string, Area>): string {
  const known = new Set(before.map(({ id }) => id))
  const renamed = before.flatMap(({ id, name }) => (now.get(id)?.name === name ? [] : [`${name} → ${now.get(id)?.name ?? ''}`]))
  const moved = before.flatMap(({ id, name, parentId }) => ((now.get(id)?.parentId ?? null) === (parentId ?? null) ? [] : [name]))
  const added = [...now.keys()].filter((id) => !known.has(id)).length
  const said = (what: string, list: readonly string[]): string[] => (list.length === 0 ? [] : [`${what} ${list.length} 个（${list.slice(0, 5).join('、')}${list.length > 5 ? ' 等' : ''}）`])
  const changes = [...(added === 0 ? [] : [`新增 ${added} 个`]), ...said('改名', renamed), ...said('换了上级', moved)]
  return `以前导入过，${changes.length === 0 ? '没有变化' : changes.join('，')}；服务目录没有动。`
}

/** One document a line, as the console's import wants it. */
function exportTo(out: string, docs: Docs): string {
  mkdirSync(out, { recursive: true })
  for (const [collection, rows] of Object.entries(docs)) writeFileSync(join(out, `${collection}.json`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return '服务目录用默认的。'
}

/** Notepad writes a mark at the start, Excel another encoding: the first is taken off, the second would store 乱码. */
function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(readFileSync(file))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Error(`${file} 不是 UTF-8 编码（可能是 GBK）。请在记事本里“另存为”，编码选 UTF-8`, { cause: error })
  }
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
