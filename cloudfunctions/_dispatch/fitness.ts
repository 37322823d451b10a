import type { CatalogueView } from '@core/contract/catalogue'
import type { OrderDoc } from '@core/contract/documents'
import type { PersonDoc } from '@core/contract/person-documents'
import type { ErrorCode } from '@core/contract/errors'
import type { Bringing, FitnessName } from '@core/domain/dispatch/fitness'
import { FIRM_NAMES, unfitness } from '@core/domain/dispatch/fitness'
import { knowsFirstTimers } from '@core/domain/dispatch/member-facts'
import { orderFactsOf } from '@core/domain/dispatch/order-facts'
import { AppError } from '../_kit/app-error'
import { asksOf } from './asks-of'
import { streetWork } from './street-work'

const CODES = { skill: 'SKILL_UNFIT', certificate: 'CERTIFICATE_UNFIT', kin: 'KIN_UNFIT', firstTimer: 'FIRST_TIMER_ALONE' } as const satisfies Record<FitnessName, ErrorCode>

export interface FitGiven { readonly categories: CatalogueView['categories']; readonly now: number }

/** `leaving`: the place that is handed over to them; `named`: staff chose this very person, so that the trade is no bar. */
export interface FitAsked { readonly leaving?: string | undefined; readonly named?: boolean }

/** Whether somebody may serve this order at all. */
export function unfitFor(brings: Bringing, doc: OrderDoc, { categories, now }: FitGiven, { leaving, named = false }: FitAsked = {}): FitnessName | undefined {
  const held = Object.entries(doc.seats).filter(([id, { memberId }]) => memberId !== undefined && id !== leaving)
  const order = orderFactsOf({ ...doc, door: doc.sealed?.doorIndex, phone: doc.sealed?.phoneIndex }, asksOf(doc, categories), [], (id) => held.some(([, { memberId, newcomer = false }]) => memberId === id && !newcomer))
  return unfitness(brings, leaving === undefined ? order : { ...order, need: order.need + 1 }, now, ...(named ? [FIRM_NAMES] : []))
}

/** Throws what `unfitFor` finds, by name. */
export function refuseUnfit(...given: Parameters<typeof unfitFor>): void {
  const name = unfitFor(...given)
  if (name !== undefined) throw new AppError(CODES[name])
}

interface Registered { readonly id: string; readonly streetId: string; readonly visits: number }

export const registeredOf = ({ _id: id, streetId, member }: PersonDoc): Registered => ({ id, streetId, visits: member?.visitsBefore ?? 0 })

/** Who of these is on a home visit for the first time. Those the register knows to have been on one are not asked about. */
export async function firstTimersAmong(people: readonly Registered[], { categories, now }: FitGiven): Promise<ReadonlySet<string>> {
  const unknown = people.filter(({ visits }) => visits === 0)
  const found = new Set<string>()
  for (const streetId of new Set(unknown.map((each) => each.streetId))) {
    const { work } = await streetWork(streetId, [], now, categories)
    if (!knowsFirstTimers(work)) continue
    for (const { id } of unknown.filter((each) => each.streetId === streetId)) if ((work.members[id]?.visits ?? 0) === 0) found.add(id)
  }
  return found
}

/** The same with the visits that count: one at least, for who is no first-timer. */
export const withVisits = (brings: Bringing, isFirst: boolean): Bringing => ({ ...brings, visits: isFirst ? 0 : Math.max(1, brings.visits) })
