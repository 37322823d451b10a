import { fireEvent, render, screen } from '@testing-library/react'
import type { ImportPreview } from '@core/contract/imports'
import { count, countsWords } from '../../src/packages/staff/imports/counts'
import { PreviewCard } from '../../src/packages/staff/imports/preview-card'
import type { Imports } from '../../src/packages/staff/imports/use-imports'

/** What is read before a whole file is confirmed: what would change, and when there is nothing to confirm. */
const PREVIEW: ImportPreview = {
  id: 'im-1', kind: 'roster', state: 'ready', fileName: '名册.xlsx', area: '颐泽社区', by: '社区工作人员', at: 0, rows: 8200, written: 8200, counts: { fresh: 1240, changed: 1, same: 6959, missing: 2 }, removes: false, mistakeCount: 0,
  actions: ['reveal', 'drop'], mistakes: [], diffs: [{ row: 12, column: '单位', before: '', after: '单位 02' }], remarks: [], added: [], missing: ['张三', '李四'], removable: true, inUse: [],
}
const submit = (change: object = {}) => ({ run: jest.fn(), busy: false, fields: {}, clear: jest.fn(), ...change })
const imports = (change: Partial<Record<keyof Imports, unknown>> = {}) => ({ as: 'staff', reveal: submit(), drop: submit(), again: undefined, ...change }) as unknown as Imports
const tap = (name: string) => fireEvent.click(screen.getByText(name))

test('数字写成 8,200；几句话说清改了多少', () => {
  expect([count(8200), count(10_000), count(999), count(0)]).toEqual(['8,200', '10,000', '999', '0'])
  expect(countsWords(PREVIEW)).toBe('新增 1,240 行，更改 1 行，不变 6,959 行')
  expect(countsWords({ rows: 8200, mistakeCount: 3 })).toBe('8,200 行，3 处要改')
})

test('看得到改了哪一格、谁不在文件里；默认留着，选了一起撤下才撤', () => {
  const page = imports()
  render(<PreviewCard imports={page} preview={PREVIEW} />)
  expect(screen.getByText('第 12 行 · 单位：“空”改成“单位 02”')).toBeTruthy()
  expect(screen.getByText('张三')).toBeTruthy()
  tap('确认导入')
  expect(page.reveal.run).toHaveBeenLastCalledWith({ as: 'staff', importId: 'im-1', removes: false })
  tap('一起撤下')
  tap('确认导入')
  expect(page.reveal.run).toHaveBeenLastCalledWith({ as: 'staff', importId: 'im-1', removes: true })
})

test('和现在一样就不用导入，除非要撤下不在的；不能撤下的一类不问', () => {
  const same = { ...PREVIEW, counts: { fresh: 0, changed: 0, same: 3, missing: 2 }, diffs: [] }
  const { unmount } = render(<PreviewCard imports={imports()} preview={same} />)
  expect(screen.getByText('和现在的一样，不用导入')).toBeTruthy()
  tap('一起撤下')
  expect(screen.queryByText('和现在的一样，不用导入')).toBeNull()
  unmount()
  render(<PreviewCard imports={imports()} preview={{ ...same, removable: false }} />)
  expect(screen.queryByText('一起撤下')).toBeNull()
})

test('文件里没有、可是还有班的驿站：说出是哪个、有什么，不给一起撤下', () => {
  render(<PreviewCard imports={imports()} preview={{ ...PREVIEW, kind: 'station', missing: ['颐泽驿站'], inUse: ['颐泽驿站：岗位、没到的班'] }} />)
  expect(screen.getByText('颐泽驿站：岗位、没到的班')).toBeTruthy()
  expect(screen.queryByText('一起撤下')).toBeNull()
  expect(screen.getByText('确认导入')).toBeTruthy()
})

test('别人先导入了：给出再核对一次，不再给确认', () => {
  const again = jest.fn()
  render(<PreviewCard imports={imports({ reveal: submit({ error: { code: 'IMPORT_OUTDATED', message: '请再核对' } }), again })} preview={PREVIEW} />)
  expect(screen.queryByText('确认导入')).toBeNull()
  tap('再核对一次')
  expect(again).toHaveBeenCalledTimes(1)
})

test('有错的文件只说哪里错，没有确认', () => {
  const sheets = { saveMistakes: jest.fn() }
  render(<PreviewCard imports={imports({ sheets })} preview={{ ...PREVIEW, state: 'faulty', mistakes: [{ row: 2, column: '手机号', problem: 'phoneWrong' }], mistakeCount: 300, actions: ['drop'] }} />)
  expect(screen.getByText(/第 2 行 · 手机号/)).toBeTruthy()
  expect(screen.getByText('还有 299 处没有列出。')).toBeTruthy()
  tap('下载要改的 300 处')
  expect(sheets.saveMistakes).toHaveBeenCalledWith('im-1')
  expect(screen.queryByText('确认导入')).toBeNull()
})
