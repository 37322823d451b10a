import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeTempDir } from '../../support/temp-dir'

/** `npm run -s assign`: what it prints, what it refuses, and with which exit code. */
const root = resolve(__dirname, '../../..')
const dir = makeTempDir()
const assign = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/assign.ts'), ...args], { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}
const file = (text: string, name = 'one.json') => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const GOOD = JSON.stringify({ members: [1, 1], orders: [1], edges: [[0, 0, 3], [0, 1, 5]] })

test('没写文件：帮助打在错误那边，退出码 2；--help 是问帮助，退出码 0', () => {
  const none = assign()
  expect([none.status, none.stdout]).toEqual([2, ''])
  expect(none.stderr).toContain('用法：')
  const help = assign('--help')
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toContain('用法：')
})

test('算得出；文件开头带着记事本加的标记也一样', () => {
  const plain = assign(file(GOOD))
  expect(JSON.parse(plain.stdout)).toEqual({ value: 5, pairs: [[0, 1]], dual: 5, certified: true })
  expect(assign(file(`\uFEFF${GOOD}`, 'bom.json'))).toEqual(plain)
})

test.each([
  ['值不是数', { members: [1], orders: [1], edges: [[0, 0, 'x']] }, '第 1 条边的值要是一个数'],
  ['单号是负的', { members: [1], orders: [1], edges: [[0, 0, 1], [-1, 0, 1]] }, '第 2 条边的单要是 0 以上的整数'],
  ['边少写一个', { members: [1], orders: [1], edges: [[0, 0]] }, '第 1 条边'],
  ['人数是小数', { members: [1, 0.5], orders: [1], edges: [] }, '第 2 个人最多几单，要是 0 以上的整数'],
  ['缺一样', { members: [1], edges: [] }, 'orders（每单要几人）要是一个列表'],
  ['多一样', { members: [], orders: [], edges: [], weights: 1 }, '不认识“weights”'],
  ['不是对象', 7, '整个文件要是一个'],
])('说得出是第几条的哪一样，从一数起：%s', (_, instance, said) => {
  const { status, stderr, stdout } = assign(file(JSON.stringify(instance)))
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain(said)
  expect(stderr).not.toMatch(/edges\.\d/)
})

test('多写了一个文件不当没看见', () => {
  const { status, stderr } = assign(file(GOOD), 'two.json')
  expect(status).toBe(1)
  expect(stderr).toContain('多写了“two.json”')
})
