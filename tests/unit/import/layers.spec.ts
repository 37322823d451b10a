import fc from 'fast-check'
import type { Layer } from '@core/domain/import/layers'
import { inForce, isOutdated } from '@core/domain/import/layers'

/** Imports over each other: what counts is what the latest shown one says, and taking one back is as if it had never been. */
const layer = (id: string, removes = false): Layer => ({ id, at: 0, removes })
const row = (importId: string, key: string, gone?: true) => ({ importId, key, ...(gone === undefined ? {} : { gone }) })

test('后一次的算；没有生效的不算；说没有了的，只有选了一起撤下才算', () => {
  const rows = [row('a', 'k'), row('b', 'k'), row('c', 'k'), row('b', 'only-b'), row('a', 'x'), row('b', 'x', true)]
  expect([...inForce(rows, [layer('a'), layer('b')])].map(([key, each]) => [key, each?.importId ?? null])).toEqual([['k', 'b'], ['only-b', 'b'], ['x', 'a']])
  expect(inForce(rows, [layer('a'), layer('b', true)]).get('x')).toBeNull()
  expect(inForce(rows, [layer('b'), layer('a')]).get('k')?.importId).toBe('a')
  expect(inForce(rows, []).size).toBe(0)
})

test('随便怎么导入，撤掉最后一次，就和没有它一样；行的先后没有关系', () => {
  const rows = fc.array(fc.record({ importId: fc.constantFrom('a', 'b', 'c'), key: fc.constantFrom('k1', 'k2', 'k3'), gone: fc.option(fc.constant(true as const), { nil: undefined }) }))
  fc.assert(fc.property(rows, fc.boolean(), (all, removes) => {
    const unique = [...new Map(all.map((each) => [`${each.importId}.${each.key}`, each])).values()]
    const before = inForce(unique.filter(({ importId }) => importId !== 'c'), [layer('a'), layer('b', removes)])
    expect(inForce(unique, [layer('a'), layer('b', removes)])).toEqual(before)
    expect(inForce([...unique].reverse(), [layer('a'), layer('b', removes), layer('c')])).toEqual(inForce(unique, [layer('a'), layer('b', removes), layer('c')]))
  }))
})

test('核对以后：同一片、上一级、下一级有变动，要再核对；不相干的不用；记不清的也要', () => {
  const covers = (outer: string, inner: string) => inner.startsWith(outer)
  const changes = (scopeId: string) => [{ version: 3, scopeId }]
  expect(['d/s1/c1', 'd/s1', 'd', 'd/s1/c1/x'].map((each) => isOutdated(changes(each), 3, 2, 'd/s1/c1', covers))).toEqual([true, true, true, true])
  expect(isOutdated(changes('d/s1/c2'), 3, 2, 'd/s1/c1', covers)).toBe(false)
  expect(isOutdated(changes('d/s1/c1'), 3, 3, 'd/s1/c1', covers)).toBe(false)
  expect(isOutdated([], 3, 2, 'd/s1/c1', covers)).toBe(true)
})
