import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backUpData } from '../local/keeping/backup-data'
import { checkData } from '../local/keeping/check-data'
import { exportDocuments } from '../local/keeping/export-documents'
import { importDocuments } from '../local/keeping/import-documents'
import { restoreData } from '../local/keeping/restore-data'
import { dataDirOf } from './data-dir'
import { readOptions, refuse } from './options'

const root = resolve(__dirname, '..')
const HELP = `用法：npm run cloud -- 命令 [选项]
  backup <文件>    备份数据库、照片和密钥到一个文件（.tar.gz），服务可以开着；不覆盖已有的文件
  restore <文件>   从备份恢复到数据目录；里面已有数据时要写 --overwrite，并且先停掉服务
  export <目录>    每个集合一个 .json，一行一个文档，云开发控制台可以直接导入；服务可以开着
  import <目录>    导入这样的文件，要么全部，要么一个也不；服务要先停掉
  check            看数据库文件有没有损坏：结构、索引、每个文档都读一遍，不改动它；服务可以开着
  --data <目录>         数据目录，默认 .data-pilot；npm start 的演示在 .data
  --collections a,b     只导出、导入这些集合
  --mode insert|upsert  导入时遇到已有的 _id：insert（默认）不导入并说明是哪一行，upsert 换掉它
  --overwrite           恢复时换掉已有的数据`

type Options = { readonly data: string; readonly collections: readonly string[] | undefined; readonly mode: string; readonly overwrite: boolean }

const COMMANDS: Readonly<Record<string, (at: string, options: Options) => Promise<string> | string>> = {
  backup: async (file, { data }) => {
    const { bytes, files } = await backUpData(data, file)
    return `已备份 ${data} 到 ${file}：${(bytes / 1024 / 1024).toFixed(1)} MiB，${files} 个文件。里面有密钥和个人信息，请放在只有负责人能打开的地方。`
  },
  restore: async (file, { data, overwrite }) => {
    const { files, replaced } = await restoreData(file, data, overwrite)
    return `已恢复到 ${data}：数据库和 ${files} 个文件${replaced ? '，换掉了原来的数据' : ''}。`
  },
  export: (dir, { data, collections }) => `已导出到 ${dir}：${listed(exportDocuments(data, dir, collections))}。`,
  import: (dir, { data, collections, mode }) => {
    if (mode !== 'insert' && mode !== 'upsert') throw new Error(`--mode ${mode} 不认识，可以写 insert 或 upsert`)
    return `已导入 ${data}：${listed(importDocuments({ dataDir: data, indexesFile: join(root, 'deploy/indexes.json'), fromDir: dir, mode, only: collections }))}。`
  },
}

const listed = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${name} ${count}`).join('，') || '没有集合'

/** Says what a whole look at the file found; exit code 1 when it is damaged. */
function check(dataDir: string): void {
  const { file, bytes, collections, documents, found } = checkData(dataDir)
  const read = `${file}（${(bytes / 1024 / 1024).toFixed(1)} MiB，${collections} 个集合，读出 ${documents} 个文档）`
  if (found.length === 0) return void process.stdout.write(`完好：${read}\n`)
  refuse(`已损坏：${read}\n${found.join('\n')}\n没有改动它。请停掉服务，用 npm run cloud -- restore 备份文件 --data 新目录 恢复。`)
}

/** Keeps what a local cloud holds: backups of the whole, and documents in the platform's own format. */
async function main(): Promise<void> {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: { data: { type: 'string', default: dataDirOf(true) }, collections: { type: 'string' }, mode: { type: 'string', default: 'insert' }, overwrite: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const [name = '', at, ...more] = positionals
  if (values.help || name === '') return void process.stdout.write(`${HELP}\n`)
  // Who has only the demo means the demo: it is said, not guessed.
  if ((name === 'check' || (at !== undefined && ['backup', 'export'].includes(name))) && values.data === dataDirOf(true) && !existsSync(values.data)) refuse('还没有试点的数据（.data-pilot）。要的是 npm start 的演示，请加上 --data .data')
  if (name === 'check' && at === undefined) return check(values.data)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) refuse(`没有 ${name} 这个命令。可以用的命令：${[...Object.keys(COMMANDS), 'check'].join('、')}`)
  if (at === undefined || more.length > 0) refuse(`${name} 后面要写一个${name === 'backup' || name === 'restore' ? '文件' : '目录'}。`)
  const collections = values.collections?.split(',').map((each) => each.trim()).filter((each) => each !== '')
  process.stdout.write(`${await command(at, { data: values.data, collections, mode: values.mode, overwrite: values.overwrite })}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
