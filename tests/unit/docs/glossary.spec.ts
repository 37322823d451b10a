import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../../..')
const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| English'))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
const words = rows.map(([english]) => english ?? '')

test('词汇表里的每个英文词和中文词只出现一次', () => {
  expect(rows.length).toBeGreaterThan(40)
  for (const column of [0, 1]) {
    const cells = rows.map((row) => row[column] ?? '')
    expect(cells.filter((cell, i) => cell === '' || cells.indexOf(cell) !== i)).toEqual([])
  }
})

test('词汇表指向的文件都在', () => {
  const files = rows.map(([, , where]) => where ?? '').filter((where) => where !== '—')
  expect(files.filter((where) => !/^`[^`]+`$/.test(where) || !existsSync(join(root, where.slice(1, -1))))).toEqual([])
})

test('来源里约定的词都有', () => {
  const agreed = [
    'order', 'accept', 'dispatch', 'offer', 'take', 'check in', 'finish', 'rate', 'registration', 'post', 'shift', 'claim',
    'grid', 'station', 'steward team', 'helper', 'council', 'escalate', 'supervise', 'seat', 'urge',
  ]
  expect(agreed.filter((word) => !words.includes(word))).toEqual([])
})
