import cloudbase from '@cloudbase/node-sdk'
import { Aggregator } from 'mingo'
import { Context } from 'mingo/core'
import * as expressions from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import { EXPRESSION_CASES } from '../../cloud/expression-cases'

const command = cloudbase.init({ env: 'none', secretId: 'none', secretKey: 'none' }).database().command
const context = Context.init({ expression: expressions, pipeline })

/** The SDK's operator objects as plain ones; dates stay. */
const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** What the manual says and mingo 7.2.7 does otherwise. A line that no longer belongs here makes the test fail too. */
const KNOWN_FAULTS: readonly string[] = [
  '$trunc 1',
  '$eq 2',
  '$gt 2',
  '$lt 1',
  '$dateFromParts 3',
  '$hour 2',
  '$week 1',
  '$year 2',
  '$dateToString 1',
  '$setIntersection 1',
  '$setUnion 1',
  '$indexOfBytes 1',
  '$indexOfCP 1',
  '$indexOfCP 2',
  '$substr 2',
  '$toLower 1',
  '$toLower 2',
  '路径里的数字不是下标',
]

test('另一个实现对每一例的看法：除了已知的几处，都一样', () => {
  const differing = EXPRESSION_CASES.filter(({ doc, make, gives }) => {
    try {
      const [out] = new Aggregator([{ $project: { _id: 0, made: plain(make(command.aggregate)) } }], { context }).run([plain(doc) as object]) as { made?: unknown }[]
      const made = out?.made
      if (typeof gives === 'number' && typeof made === 'number') return Math.abs(gives - made) > 1e-9
      return JSON.stringify(made) !== JSON.stringify(gives)
    } catch {
      return true
    }
  })
  expect(differing.map((one) => one.name)).toEqual(KNOWN_FAULTS)
})
