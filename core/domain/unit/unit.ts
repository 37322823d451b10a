/** 双报到单位: what it asks for, has to give and does together with the community it is paired with, and its year. */

export const UNIT_LISTS = ['need', 'resource', 'project'] as const
export type UnitList = (typeof UNIT_LISTS)[number]
export const ITEM_STATES = ['open', 'taken', 'done', 'dropped'] as const

export interface UnitItem {
  readonly id: string
  readonly list: UnitList
  readonly title: string
  readonly text: string
  readonly state: (typeof ITEM_STATES)[number]
  /** Which side wrote it; the other side takes it up. */
  readonly by: 'unit' | 'staff'
  readonly at: number
  readonly takenAt?: number | undefined
  readonly doneAt?: number | undefined
}
export interface PlanItem { readonly id: string; readonly title: string; readonly month: number; readonly doneAt?: number | undefined }

export interface Plan { readonly year: number; readonly items: readonly PlanItem[] }

export interface UnitFacts {
  readonly state: 'new' | 'active'
  readonly unitId: string
  /** The community it is paired with. */
  readonly communityId: string
  readonly contact?: { readonly name: string; readonly phone: string } | undefined
  readonly items: readonly UnitItem[]
  /** One for each year, the latest last. */
  readonly plans: readonly Plan[]
  /** Services a year the unit would like each of its members to reach; 0: none is set. */
  readonly floor: number
}

/** A list that nobody can look through helps nobody. */
export const MOST_ITEMS = 60
/** Two a month. */
export const MOST_PLANNED = 24
/** This year's plan, the one before and the one to come. */
export const PLANS_KEPT = 3
export const UNIT_FACTS_REFUSALS = ['ITEM_UNKNOWN', 'ITEM_MOVED', 'OWN_ITEM', 'LIST_FULL', 'PLAN_YEAR', 'PLAN_FULL'] as const
export type UnitRefusal = (typeof UNIT_FACTS_REFUSALS)[number]
