import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** 2026-12-01 is for pickers, files and the contract; people read “12 月 1 日 周二” (date-words.ts). */
const root = resolve(__dirname, '../../..')
const filesIn = (folder: string): readonly string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name))
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
const read = (file: string) => withoutComments(readFileSync(join(root, file), 'utf8'))

test('给人看的话里没有 2026-12-01 这样的日子', () => {
  const found = [...filesIn('core/text'), ...filesIn('src')].flatMap((file) => [...read(file).matchAll(/[^'"`=]\d{4}-\d{2}-\d{2}[^'"`]?|\d{4}-\d{2}-\d{2}[^'"`]/g)].map(([said]) => `${file}：${said}`))
  expect(found).toEqual([])
})

test('页面不把选日子用的写法印出来', () => {
  // `${dateText(x)}T…` makes a moment of a day and an hour; any other template, or a place between tags, is read by somebody.
  const found = filesIn('src').flatMap((file) => [...read(file).matchAll(/\$\{dateText\([^}]*\)\}(?!T)|>[^<>{}=]*\{dateText\(|', dateText\(/g)].map(([said]) => `${file}：${said}`))
  expect(found).toEqual([])
})
