import type { Registration } from '@core/domain/registration/registration'

/**
 * Who may do what to a registration and when, written from the brief and from nothing in the code: by action the offices that
 * may ever do it, and what has to be so. Everything that is not said here is refused.
 */
type Life = Pick<Registration, 'state' | 'phone' | 'match' | 'community' | 'unit' | 'appeal'>
interface Rule { readonly by: Readonly<Partial<Record<string, (life: Life) => boolean>>> }

const inTime = ({ community }: Life) => community.state === 'asked' || community.state === 'late'
const late = ({ community }: Life) => community.state === 'late'
const applied = (life: Life) => life.state === 'applied'
const both = (...tests: readonly ((life: Life) => boolean)[]) => (life: Life) => tests.every((test) => test(life))
const phoneOpen = ({ phone }: Life) => phone.state === 'unchecked'
const phoneDone = ({ phone }: Life) => phone.state === 'checked' || phone.state === 'called'
const byHand = ({ match }: Life) => match.state === 'none' || match.state === 'several' || match.state === 'differs' || match.state === 'taken'
const matched = ({ match }: Life) => match.state === 'one' || match.state === 'settled'
const active = (life: Life) => life.state === 'active'
const unitWaits = ({ unit }: Life) => unit.state === 'asked' || unit.state === 'reminded' || unit.state === 'atStreet'
const unitAtStreet = ({ unit }: Life) => unit.state === 'atStreet'
const refusedHere = ({ state, community, unit }: Life) => (state === 'refused' && community.state === 'refused') || (state === 'active' && unit.state === 'refused')
const appealOpen = ({ appeal }: Life) => appeal.state === 'open' || appeal.state === 'late'
const standing = (life: Life) => life.state === 'refused' || life.state === 'active'
const communityAndLateStreet = (...tests: readonly ((life: Life) => boolean)[]): Rule => ({ by: { staff: both(applied, ...tests), street: both(applied, late, ...tests) } })

/** What is checked before somebody comes in: by who decides, and on an appeal against the community's no by the street. */
const heard = both(({ state }) => state === 'refused', appealOpen)
const checkedBy = (test: (life: Life) => boolean): Rule => ({ by: { staff: both(applied, test), street: both((life) => both(applied, late)(life) || heard(life), test) } })

/** The street while an appeal is open; once it let its time pass, the district too. */
const onAppeal = (...tests: readonly ((life: Life) => boolean)[]): Rule => ({ by: { street: both(...tests, appealOpen), district: both(...tests, ({ appeal }) => appeal.state === 'late') } })

export const ALLOWED: Readonly<Record<string, Rule>> = {
  apply: { by: { resident: ({ state }) => state === 'new' } },
  adopt: { by: { system: ({ state }) => state === 'new' } },
  checkPhone: { by: { resident: both((life) => applied(life) || heard(life), phoneOpen) } },
  callPhone: checkedBy(phoneOpen),
  settleMatch: checkedBy(byHand),
  confirm: communityAndLateStreet(inTime, phoneDone, matched),
  refuse: communityAndLateStreet(inTime),
  withdraw: { by: { resident: both(applied, inTime) } },
  communityLate: { by: { system: both(applied, inTime, (life) => !late(life)) } },
  acknowledge: { by: { unit: both(active, unitWaits), street: both(active, unitAtStreet) } },
  refuseUnit: { by: { unit: both(active, unitWaits), street: both(active, unitAtStreet) } },
  remindUnit: { by: { system: both(active, ({ unit }) => unit.state === 'asked') } },
  passUnit: { by: { system: both(active, ({ unit }) => unit.state === 'reminded') } },
  changeUnit: { by: { resident: both(active, (life) => !appealOpen(life)) } },
  appeal: { by: { resident: both(refusedHere, ({ appeal }) => appeal.state === 'none') } },
  withdrawAppeal: { by: { resident: both(standing, appealOpen) } },
  overturn: onAppeal(({ state, community }) => state === 'refused' && community.state === 'refused', phoneDone, matched),
  overturnUnit: onAppeal(active, ({ unit }) => unit.state === 'refused'),
  dismiss: onAppeal(standing),
  appealLate: { by: { system: both(standing, ({ appeal }) => appeal.state === 'open') } },
  leave: { by: { resident: active, staff: active } },
  moveOn: { by: { system: active } },
  erase: { by: { system: both(({ state }) => state === 'refused' || state === 'withdrawn', (life) => !appealOpen(life)) } },
}

/** The actions that bring something, with something right. */
export const FULL = { note: '写清楚了', reason: 'other', unitId: 'un09', leaving: 'stopped', rowId: 'ro1' } as const
