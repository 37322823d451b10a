import { openSheet } from '../../../cloudfunctions/imports/rules/open-sheet'
import { csvOf } from '../../../cloudfunctions/imports/rules/write-sheet'
import { bomb, sheetOf } from '../../support/sheets'

/** Files made to hurt whoever opens them. */
const code = async (base64: string): Promise<string> => openSheet(Buffer.from(base64, 'base64')).then(() => 'OK', (error: unknown) => (error as { readonly code: string }).code)

test('压缩炸弹不展开；谎报大小的也只展开它说的那么大', async () => {
  const plain = await sheetOf([['姓名', '手机号'], ['张三', '13800000001']])
  expect(await code(plain)).toBe('OK')
  const packed = Buffer.from(bomb(plain), 'base64')
  expect(await code(packed.toString('base64'))).toBe('IMPORT_FILE_TOO_BIG')
  // The same with a small size written over the true one, wherever the file says it.
  const size = Buffer.alloc(4)
  const lied = Buffer.from(packed)
  for (let at = 0; at < lied.length - 4; at += 1) if (lied.readUInt32LE(at) > 100 * 1024 * 1024 && lied.readUInt32LE(at) < 101 * 1024 * 1024) { size.writeUInt32LE(1000); size.copy(lied, at) }
  const before = process.memoryUsage().rss
  expect(await code(lied.toString('base64'))).toBe('IMPORT_FILE_BROKEN')
  expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024)
})

test('CSV：带 BOM，每格加引号，像公式的前面加撇号', () => {
  const text = Buffer.from(csvOf({ head: ['名'], rows: [['=1+1'], ['+86'], ['-1'], ['@a'], [' =1'], ['\t=1'], ['他说"好"'], ['平常']] }), 'base64').toString('utf8')
  expect(text).toBe('\ufeff"名"\r\n"\'=1+1"\r\n"\'+86"\r\n"\'-1"\r\n"\'@a"\r\n"\' =1"\r\n"\'\t=1"\r\n"他说""好"""\r\n"平常"\r\n')
})
