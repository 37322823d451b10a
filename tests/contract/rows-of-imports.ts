import { CAST } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import { LOCKED_FILE, OLD_FILE, sheetOf } from '../support/sheets'
import type { World } from '../support/world'

const HEAD = ['姓名*', '手机号*'] as const
const officials = ['staff', 'street', 'district'].map(liesAbout)

/** Every action of the imports: done by whom it is for, refused to the others. */
export function rowsOfImports(world: () => World): OwnRows {
  let people = 0
  const person = () => [`导入${(people += 1)}`, `1390000${String(people).padStart(4, '0')}`]
  const file = () => sheetOf([HEAD, person()])
  const ready = async () => (await world().as(CAST.staff).ok('imports', 'read', { as: 'staff', kind: 'roster', fileName: '名册.xlsx', base64: await file() })).id
  const faulty = async () => (await world().as(CAST.staff).ok('imports', 'read', { as: 'staff', kind: 'roster', fileName: '名册.xlsx', base64: await sheetOf([HEAD, ['某某', '1380000']]) })).id
  const shown = async () => {
    const importId = await ready()
    await world().as(CAST.staff).ok('imports', 'reveal', { as: 'staff', importId, removes: false })
    return importId
  }
  const ofOne: readonly Refused[] = [
    nobody, ...officials, { who: CAST.staff, code: 'NOT_FOUND', change: { importId: 'no-such-import' } },
    { who: CAST.foreignStaff, code: 'NOT_ALLOWED' }, { who: CAST.foreignStreet, code: 'NOT_ALLOWED', change: { as: 'street' } }, { who: CAST.member, code: 'FORBIDDEN' },
  ]
  const bad = { who: CAST.staff, code: 'INVALID_INPUT' }
  return {
    'imports.template': { who: CAST.staff, input: () => ({ as: 'staff', kind: 'roster' }), refused: [nobody, ...officials, { ...bad, change: { kind: 'constructor' } }] },
    'imports.export': { who: CAST.staff, input: () => ({ as: 'staff', kind: 'roster', format: 'csv' }), refused: [nobody, ...officials, { who: CAST.member, code: 'FORBIDDEN' }, { ...bad, change: { as: 'unit' } }, { ...bad, change: { format: 'xls' } }] },
    'imports.read': {
      who: CAST.staff, input: async () => ({ as: 'staff', kind: 'roster', fileName: '名册.xlsx', base64: await file() }),
      refused: [
        nobody, ...officials, { ...bad, change: { kind: 'constructor' } }, { ...bad, change: { base64: '***' } }, { ...bad, change: { base64: 'A'.repeat(2_900_000) } }, { ...bad, change: { fileName: '370302199001011234.xlsx' } },
        ...([['IMPORT_FILE_OLD', OLD_FILE], ['IMPORT_FILE_LOCKED', LOCKED_FILE], ['IMPORT_FILE_BROKEN', 'AAAA']] as const).map(([code, base64]) => ({ who: CAST.staff, code, change: { base64 } })),
      ],
    },
    'imports.show': { who: CAST.staff, input: async () => ({ as: 'staff', importId: await ready() }), refused: ofOne },
    'imports.mistakes': { who: CAST.staff, input: async () => ({ as: 'staff', importId: await faulty() }), refused: ofOne },
    'imports.list': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, ...officials, { ...bad, change: { as: 'member' } }] },
    'imports.reveal': { who: CAST.staff, input: async () => ({ as: 'staff', importId: await ready(), removes: false }), refused: [...ofOne, { ...bad, change: { removes: undefined } }] },
    'imports.undo': { who: CAST.staff, input: async () => ({ as: 'staff', importId: await shown() }), refused: ofOne },
    'imports.drop': { who: CAST.staff, input: async () => ({ as: 'staff', importId: await ready() }), refused: ofOne },
  }
}
