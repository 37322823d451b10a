import type { RollView, SupplyView, SurgeView, VisitListView } from '@core/contract/emergency'
import type { RollDoc, SupplyDoc, VisitListDoc } from '@core/contract/emergency-documents'
import { rollCount } from '@core/domain/emergency/roll-call'
import { OUTSIDE, USED } from '@core/domain/emergency/supply'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { placesOf } from '@core/domain/post/shift'
import type { Directory } from '../../_data/directory'
import { nameOf } from '../../_data/directory'
import { rollKind } from '../../_emergency/kinds'
import type { Surge } from '../../_emergency/surge-shifts'

export function rollView(roll: RollDoc, dir: Directory, actor: LifeActor): RollView {
  const { _id: id, round, communityId, question, state, until } = roll
  return { id, round, communityId, community: nameOf(dir, communityId), question, state, until, ...rollCount(roll), mayClose: state === 'open' && rollKind.life.isTheirs(roll, actor), maySee: actor.kind === 'staff' && actor.scopeIds.includes(communityId) }
}

/** How many, never who: names are opened one list at a time, and that is on record. */
export function visitListView({ _id: id, compound, building, communityId, state, labels, entries, memberIds }: VisitListDoc, who: { readonly id: string; readonly kind: string; readonly scopeIds: readonly string[] }): VisitListView {
  const marked = (kind: string) => entries.filter(({ mark }) => mark?.mark === kind).length
  const mayOpen = state === 'open' && ((who.kind === 'staff' && who.scopeIds.includes(communityId)) || memberIds.includes(who.id))
  return { id, place: `${compound} ${building}`, communityId, state, assigned: [...labels], people: entries.length, visited: marked('visited'), needHelp: marked('needHelp'), nobodyHome: marked('nobodyHome'), left: entries.filter(({ mark }) => mark === undefined).length, mayOpen }
}

const SHOWN_MOVES = 10
const ACCOUNT_NAMES: Readonly<Record<string, string>> = { [OUTSIDE]: '外面', [USED]: '用掉、发掉', district: '区里' }
const accountName = (dir: Directory, account: string): string => ACCOUNT_NAMES[account] ?? nameOf(dir, account)

export function supplyView({ _id: id, name, unit, accounts, log }: SupplyDoc, dir: Directory, { kind, scopeIds }: LifeActor): SupplyView {
  const places = Object.entries(accounts).filter(([account, amount]) => account !== OUTSIDE && account !== USED && amount > 0)
  return {
    id, name, unit, broughtIn: Math.abs(accounts[OUTSIDE] ?? 0), used: accounts[USED] ?? 0,
    places: places.map(([place, amount]) => ({ place, name: accountName(dir, place), amount, own: kind === 'district' || scopeIds.includes(place) })),
    moves: log.filter(({ action }) => action === 'move').slice(-SHOWN_MOVES).reverse().map(({ at, by, note, data = {} }) => ({ at, from: accountName(dir, String(data['from'])), to: accountName(dir, String(data['to'])), amount: Number(data['amount']), by: by.label, ...(note === undefined ? {} : { note }) })),
  }
}

const LACKING_SHOWN = 12

/** How surge shifts stand; what begins next and lacks people comes first. */
export function surgeView({ posts, parts }: Surge, now: number): SurgeView {
  const stood = parts.filter(({ state }) => state !== 'cancelled')
  const shifts = [...new Set(stood.map(({ shiftId }) => shiftId))].map((id) => stood.filter(({ shiftId }) => shiftId === id))
  const { capacity, taken } = placesOf(stood)
  const ahead = shifts.flatMap((each) => {
    const [first] = each
    const { capacity: places, taken: claimed } = placesOf(each)
    return first === undefined || first.state !== 'open' || first.startsAt <= now ? [] : [{ postId: first.postId, title: first.title, place: first.place.name, communityId: first.communityId, missing: places - claimed, startsAt: first.startsAt }]
  }).sort((a, b) => a.startsAt - b.startsAt)
  const next = ahead[0]?.startsAt
  return {
    posts: posts.length, shifts: shifts.length, places: capacity, claimed: taken, came: stood.reduce((sum, { claims }) => sum + Object.values(claims).filter((claim) => claim.in !== undefined).length, 0),
    ...(next === undefined ? {} : { next }), lacking: ahead.filter(({ missing }) => missing > 0).slice(0, LACKING_SHOWN),
  }
}
