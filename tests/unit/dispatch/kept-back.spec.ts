import { NEW_MODEL } from '@core/domain/dispatch/acceptance'
import { makeRoster } from '@core/domain/dispatch/roster'
import type { Route } from '@core/domain/dispatch/routing'
import { MINUTE_MS } from '@core/domain/time/day'
import type { OrderDoc } from '@core/contract/documents'
import type { Desk } from '../../../cloudfunctions/_dispatch/dispatch-desk'
import { proposeDue } from '../../../cloudfunctions/_dispatch/propose'
import { aMember, anOrderOf, away, MORNING } from '../../support/dispatch-facts'

/** One who knows water near by, the last of many grids; three more who know it and are not named by the rule. */
const others = ['two', 'three', 'four'].map((id) => aMember({ id, point: away(1100) }))
const grids = Array.from({ length: 20 }, (_, n) => aMember({ id: `g${n}`, gridId: `g${n}`, skills: ['talk'] }))
const roster = makeRoster([aMember({ id: 'only', skills: ['water', 'law'] }), ...others, ...grids])
const doc = { _id: 'o1', streetId: 's1', communityId: 'c1', gridId: 'g1', createdAt: MORNING, dueAt: MORNING } as OrderDoc
const desk = { now: MORNING, members: roster.members, roster: () => roster, ahead: () => roster, model: NEW_MODEL, unitOf: () => undefined, factsOf: ({ _id }: OrderDoc) => anOrderOf({ id: _id }) } as unknown as Desk
const rule: Route = { id: 'r1', name: '先问他', to: { kind: 'member', id: 'only' } }
const sentTo = (spares?: number) => proposeDue(desk, [{ doc, due: MORNING, ...(spares === undefined ? {} : { spares }) }], () => [rule]).proposals.map(({ planned, passed }) => [planned.seats.map(({ memberId }) => memberId), passed?.id])

test('规则点名的人留给急的，单就等一会儿，不因此改问别人；等到头问的还是他', () => {
  expect(sentTo(MORNING + 30 * MINUTE_MS)).toEqual([])
  expect(sentTo(MORNING)).toEqual([[['only'], undefined]])
})

test('轮派不为以后留人：轮到谁就是谁', () => {
  expect(sentTo()).toEqual([[['only'], undefined]])
})
