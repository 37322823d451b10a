import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { assignSeats } from '@core/domain/dispatch/assign-seats'
import { RETRY_MS } from '@core/domain/dispatch/plan-ahead'
import { planBatch, Uncertified } from '@core/domain/dispatch/plan-batch'
import { planDue } from '@core/domain/dispatch/plan-due'
import { makeRoster } from '@core/domain/dispatch/roster'
import type { OrderDoc } from '@core/contract/documents'
import type { Desk } from '../../../cloudfunctions/_dispatch/dispatch-desk'
import { propose, proposeDue, proposeDueOrReport } from '../../../cloudfunctions/_dispatch/propose'
import { benchQuality } from '../../../scripts/bench/dispatch/quality'
import { aMember, anOrderOf, MORNING } from '../../support/dispatch-facts'

/** A search that went wrong: its plan is the right one, its proof is none. */
const broken: typeof assignSeats = (instance) => ({ ...assignSeats(instance), certified: false })

const roster = makeRoster([aMember(), aMember({ id: 'm2' })])
const doc = (_id: string) => ({ _id, streetId: 's1', communityId: 'c1', gridId: 'g1', createdAt: MORNING, dueAt: MORNING }) as OrderDoc
const desk = { now: MORNING, members: roster.members, roster: () => roster, ahead: () => roster, model: NEW_MODEL, unitOf: () => undefined, factsOf: ({ _id }: OrderDoc) => anOrderOf({ id: _id }) } as unknown as Desk
const waiting = ['o1', 'o2'].map((id) => ({ doc: doc(id), due: MORNING }))

test('没有证明的方案不是方案：派法再对，也不给出来', () => {
  expect(() => planBatch({ roster, orders: [anOrderOf()], now: MORNING, solve: broken })).toThrow(Uncertified)
  expect(() => planDue({ roster, orders: [{ order: anOrderOf(), due: MORNING }], model: NEW_MODEL, now: MORNING, solve: broken })).toThrow(Uncertified)
})

test('工作人员看到的是说得清的拒绝，不是空方案', () => {
  expect(propose(desk, [doc('o1')], () => []).proposals[0]?.planned.state).toBe('complete')
  expect(() => propose(desk, [doc('o1')], () => [], broken)).toThrow(expect.objectContaining({ code: 'PLAN_UNPROVED' }))
  expect(() => proposeDue(desk, waiting, () => [], broken)).toThrow(expect.objectContaining({ code: 'PLAN_UNPROVED' }))
})

test('定时派单碰到没有证明的一批：报出来，一单不丢，过一会儿再做', () => {
  const lines: string[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  const plan = proposeDueOrReport(desk, waiting, () => [], broken)
  spy.mockRestore()
  expect([plan.proposals, Object.fromEntries(plan.next)]).toEqual([[], { o1: MORNING + RETRY_MS, o2: MORNING + RETRY_MS }])
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ fn: 'clock', warning: 'PLAN_UNPROVED', what: 's1' }])
  expect(proposeDueOrReport(desk, waiting, () => []).proposals.map(({ planned }) => planned.seats.length)).toEqual([1, 1])
})

test('测量数得出没有证明的批次', () => {
  expect(benchQuality(1, () => undefined, broken)).toMatchObject({ batches: 4, uncertified: 4 })
  expect(benchQuality(1, () => undefined)).toMatchObject({ batches: 4, uncertified: 0, minRatio: 1 })
})
