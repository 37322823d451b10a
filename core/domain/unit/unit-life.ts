import type { Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { UnitFacts, UnitItem, UnitList, UnitRefusal } from './unit'
import { MOST_ITEMS, MOST_PLANNED, PLANS_KEPT } from './unit'
import { yearOf } from './year'

export interface UnitPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly contact?: UnitFacts['contact']
  readonly floor?: number | undefined
  readonly itemId?: string | undefined
  readonly list?: UnitList | undefined
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly paired?: { readonly communityId: string; readonly streetId: string } | undefined
}
type Now = Step<UnitPayload>

const UNIT = ['unit'] as const
/** The unit, and the community it is paired with. */
const BOTH = ['unit', 'staff'] as const

const ROWS = {
  open: { from: ['new'], to: 'active', by: ['system'] },
  /** An import has paired it with another community: that one acts and is told from now on. */
  pair: { from: ['active'], to: 'same', by: ['system'], does: ['pair'] },
  saveContact: { from: ['active'], to: 'same', by: UNIT, does: ['saveContact'] },
  setFloor: { from: ['active'], to: 'same', by: UNIT, does: ['setFloor'] },
  // One line at a time: who plans beside somebody else loses none of theirs.
  addPlanItem: { from: ['active'], to: 'same', by: UNIT, needs: ['planYear', 'planRoom'], does: ['addPlanItem'], tells: ['staff'] },
  dropPlanItem: { from: ['active'], to: 'same', by: UNIT, needs: ['planItemOpen'], does: ['dropPlanItem'], tells: ['staff'] },
  finishPlanItem: { from: ['active'], to: 'same', by: UNIT, needs: ['planItemOpen'], does: ['finishPlanItem'] },
  addItem: { from: ['active'], to: 'same', by: BOTH, needs: ['roomLeft'], does: ['addItem'], tells: ['staff', 'unit'] },
  takeItem: { from: ['active'], to: 'same', by: BOTH, needs: ['itemOpen', 'othersItem'], does: ['takeItem'], tells: ['staff', 'unit'] },
  finishItem: { from: ['active'], to: 'same', by: BOTH, needs: ['itemTaken'], does: ['finishItem'], tells: ['staff', 'unit'] },
  dropItem: { from: ['active'], to: 'same', by: BOTH, needs: ['itemOpen', 'ownItem'], does: ['dropItem'] },
} as const
export type UnitAction = keyof typeof ROWS
export const UNIT_ACTIONS = Object.keys(ROWS) as readonly UnitAction[]

const isWaiting = ({ state }: UnitItem): boolean => state === 'open' || state === 'taken'
const itemOf = <D extends UnitFacts>({ items }: D, { payload }: Now): UnitItem | undefined => items.find(({ id }) => id === payload.itemId)
const inState = <D extends UnitFacts>(state: UnitItem['state']) => (record: D, step: Now): UnitRefusal | null => {
  const item = itemOf(record, step)
  return item === undefined ? 'ITEM_UNKNOWN' : item.state === state ? null : 'ITEM_MOVED'
}
const withItem = <D extends UnitFacts>(record: D, { payload }: Now, change: Partial<UnitItem>): D => ({ ...record, items: record.items.map((item) => (item.id === payload.itemId ? { ...item, ...change } : item)) })

/** The unit's record: its lists each with open → taken → done, its plan, its floor. */
export const unitLife = <D extends UnitFacts>(): Lifecycle<D, UnitPayload, UnitAction, UnitRefusal> =>
  lifecycle<D, UnitPayload, UnitRefusal>()({
    states: ['new', 'active'],
    rows: ROWS,
    guards: {
      roomLeft: ({ items }) => (items.filter(isWaiting).length < MOST_ITEMS ? null : 'LIST_FULL'),
      itemOpen: inState('open'),
      itemTaken: inState('taken'),
      othersItem: (record, step) => (itemOf(record, step)?.by === step.actor.kind ? 'OWN_ITEM' : null),
      ownItem: (record, step) => (itemOf(record, step)?.by === step.actor.kind ? null : 'OWN_ITEM'),
      planYear: (_record, { now, payload: { year = 0 } }) => ([0, 1].includes(year - yearOf(now)) ? null : 'PLAN_YEAR'),
      planRoom: ({ plans }, { payload }) => ((plans.find(({ year }) => year === payload.year)?.items.length ?? 0) < MOST_PLANNED ? null : 'PLAN_FULL'),
      planItemOpen: ({ plans }, { payload }) => {
        const item = plans.flatMap(({ items }) => items).find(({ id }) => id === payload.itemId)
        return item === undefined ? 'ITEM_UNKNOWN' : item.doneAt === undefined ? null : 'ITEM_MOVED'
      },
    },
    effects: {
      pair: (record, { payload: { paired } }) => ({ ...record, ...paired }),
      saveContact: (record, { payload }) => ({ ...record, contact: payload.contact }),
      setFloor: (record, { payload }) => ({ ...record, floor: payload.floor ?? 0 }),
      addPlanItem: (record, { payload: { itemId = '', year = 0, month = 1, title = '' } }) => {
        const items = record.plans.find((plan) => plan.year === year)?.items ?? []
        return { ...record, plans: [...record.plans.filter((plan) => plan.year !== year), { year, items: [...items, { id: itemId, title, month }] }].sort((a, b) => a.year - b.year).slice(-PLANS_KEPT) }
      },
      dropPlanItem: (record, { payload }) => ({ ...record, plans: record.plans.map((plan) => ({ ...plan, items: plan.items.filter(({ id }) => id !== payload.itemId) })) }),
      finishPlanItem: (record, { now, payload }) => ({ ...record, plans: record.plans.map((plan) => ({ ...plan, items: plan.items.map((item) => (item.id === payload.itemId && item.doneAt === undefined ? { ...item, doneAt: now } : item)) })) }),
      addItem: (record, { now, actor, payload: { itemId = '', list = 'need', title = '', text = '' } }) => ({
        // What is over makes room, the oldest first.
        ...record, items: [...record.items.filter(isWaiting), ...record.items.filter((item) => !isWaiting(item)).slice(-MOST_ITEMS), { id: itemId, list, title, text, state: 'open' as const, by: actor.kind === 'staff' ? 'staff' as const : 'unit' as const, at: now }],
      }),
      takeItem: (record, step) => withItem(record, step, { state: 'taken', takenAt: step.now }),
      finishItem: (record, step) => withItem(record, step, { state: 'done', doneAt: step.now }),
      dropItem: (record, step) => withItem(record, step, { state: 'dropped', doneAt: step.now }),
    },
    isTheirs: (record, { kind, scopeIds }) => scopeIds.includes(kind === 'unit' ? record.unitId : kind === 'staff' ? record.communityId : ''),
    asksPayload: ['itemOpen', 'itemTaken', 'othersItem', 'ownItem', 'planItemOpen'],
    facts: (_before, _after, { payload }) => ({ ...(payload.itemId === undefined ? {} : { itemId: payload.itemId }), ...(payload.floor === undefined ? {} : { floor: payload.floor }) }),
  })
