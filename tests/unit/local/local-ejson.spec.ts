/** Our reader and writer of EJSON beside the original one, bson's. */
import { EJSON } from 'bson'
import fc from 'fast-check'
import { parseWire, readStored, storeText } from '../../../local/database/ejson'
import type { Value } from '../../../local/database/values'

const moment = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true })
const key = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => !name.startsWith('$') && name !== '__proto__')
// -0 has no JSON text of its own; the wire never carries it.
const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })).filter((value) => !Object.is(value, -0))
const { doc } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string(), number, fc.boolean(), fc.constant(null), moment, fc.array(tie('value'), { maxLength: 4 }), tie('doc')),
  doc: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
}))

test('SDK 发来的规范 EJSON，我们读出的值和 bson 写进去的一样', () => {
  fc.assert(fc.property(doc, (value) => {
    expect(parseWire(EJSON.stringify(value, { relaxed: false }), 0)).toEqual(value)
  }), { seed: 20260302, numRuns: 500 })
})

test('我们存下、发出的文字，bson 用宽松方式读出来一样，自己再读也一样', () => {
  fc.assert(fc.property(doc, (value) => {
    const text = storeText(value as Value)
    expect(readStored(text)).toEqual(value)
    expect(EJSON.parse(text.replace(/\{"\$date":(\d+)\}/g, (_, ms: string) => `{"$date":{"$numberLong":"${ms}"}}`))).toEqual(value)
  }), { seed: 20260302, numRuns: 500 })
})
