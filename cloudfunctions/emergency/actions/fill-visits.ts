import type * as z from 'zod'
import type { emergencyContract } from '@core/contract/emergency'
import type { VisitListDoc } from '@core/contract/emergency-documents'
import { visitListDoc } from '@core/contract/emergency-documents'
import type { RecordReceipt } from '@core/contract/records'
import type { VisitEntry } from '@core/domain/emergency/visit-list'
import { ERASE_AFTER_MS } from '@core/domain/emergency/visit-list'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import { seal, unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { above, directory } from '../../_data/directory'
import { residentsIn } from '../../_data/emergencies-repo'
import { loadMembers } from '../../_data/people-repo'
import { loadRecord } from '../../_data/records-repo'
import { closeIfOver } from '../../_emergency/carry-out'
import { plainBuilding, visitKind, visitListIdOf } from '../../_emergency/kinds'
import { beginRecord, blankRecord, changeRecord } from '../../_record/change-record'
import { checkNote } from '../../_record/check-note'
import { lifeActorOf } from '../../_record/life-actor'
import { openList } from '../rules/open-list'
import { ownEmergency, refuseUnlessAllowed } from '../rules/of-emergency'

type Input<A extends 'addVisits' | 'removeVisit' | 'assignVisits' | 'neighbours'> = z.output<(typeof emergencyContract)[A]['input']>

/** People put on the list of their building; the list comes with the first of them. Names, numbers and doors are sealed. */
export async function addVisits({ as, emergencyId, compoundId, building, people }: Input<'addVisits'>, ctx: Ctx): Promise<RecordReceipt> {
  const [actor, dir] = [await lifeActorOf(ctx, as), await directory(ctx.now)]
  const emergency = await ownEmergency(emergencyId, actor)
  refuseUnlessAllowed(emergency, 'visits', ctx.now)
  const [compound, grid, community, street] = above(dir, compoundId)
  if (compound?.kind !== 'compound' || grid === undefined || community === undefined) throw new AppError('ADDRESS_UNKNOWN')
  if (!actor.scopeIds.includes(community.id) || !emergency.communityIds.includes(community.id)) throw new AppError('OUT_OF_SCOPE')
  await checkNote(people.map(({ name }) => name), as, ctx)

  const id = visitListIdOf(emergencyId, compoundId, building)
  const blank: VisitListDoc = {
    ...blankRecord('visitList', id, { communityId: community.id, streetId: street?.id ?? '' }), kind: 'visitList', state: 'new', emergencyId, gridId: grid.id, compoundId, compound: compound.name, building,
    memberIds: [], labels: [], entries: [], eraseAt: emergency.endsAt + ERASE_AFTER_MS, erased: false,
  }
  // Of two who open it at once, one finds it there.
  if ((await loadRecord(visitListDoc, 'visitList', id)) === null) await beginRecord(visitKind, blank, 'open', { actor, now: ctx.now, requestKey: hash22('openList', id), payload: {} }).catch(sameList)
  const entries = people.map(({ name, phone = '', door = '', sort }, at) => ({ id: hash22('visit', ctx.requestKey, String(at)), sort, sealed: { name: seal(name, 'name'), phone: seal(phone, 'phone'), door: seal(door, 'door') } }))
  const { receipt } = await changeRecord(visitKind, { id, action: 'addEntries', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {}, prepare: (list) => ({ entries: fresh(list, entries) }) })
  await closeIfOver(emergencyId, ctx.now)
  return receipt
}

/** Whom a colleague put on it already is not put on it again: the same name with the same number, or at the same door. */
function fresh(list: VisitListDoc, entries: readonly VisitEntry[]): readonly VisitEntry[] {
  const there = new Set(list.entries.flatMap(marksOf))
  return entries.filter((entry) => {
    const marks = marksOf(entry)
    const isKnown = marks.some((mark) => there.has(mark))
    for (const mark of marks) there.add(mark)
    return !isKnown
  })
}

/** What somebody is known by; who has neither number nor door, by nothing: two of one name may be two. */
function marksOf({ sealed }: VisitEntry): readonly string[] {
  if (sealed === undefined) return []
  const name = unseal(sealed.name, 'name').replace(/\s/g, '')
  return [unseal(sealed.phone, 'phone'), plainBuilding(unseal(sealed.door, 'door'))].filter((text) => text !== '').map((text) => `${name} ${text}`)
}

const sameList = (error: unknown): void => {
  if (!(error instanceof AppError && error.code === 'WRONG_STATE')) throw error
}

export async function removeVisit({ as, listId, entryId }: Input<'removeVisit'>, ctx: Ctx): Promise<RecordReceipt> {
  const { actor } = await openList(listId, as, ctx)
  return (await changeRecord(visitKind, { id: listId, action: 'removeEntry', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { entryId } })).receipt
}

/** Who goes to that building: members of its community. Whoever is no longer named sees nothing of it any more. */
export async function assignVisits({ as, listId, memberIds }: Input<'assignVisits'>, ctx: Ctx): Promise<RecordReceipt> {
  const { actor, list } = await openList(listId, as, ctx)
  const found = await loadMembers(memberIds)
  const members = [...new Set(memberIds)].map((id) => {
    const member = found.get(id)
    if (member === undefined || member.communityId !== list.communityId) throw new AppError('MEMBER_UNKNOWN')
    return { id, label: member.label }
  })
  return (await changeRecord(visitKind, { id: listId, action: 'assign', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: { members } })).receipt
}

/** Who of that building once gave their address, for the staff to take from. A look at the list like any other, and on record. */
export async function neighbours({ as, listId }: Input<'neighbours'>, ctx: Ctx) {
  const { actor, list } = await openList(listId, as, ctx)
  await changeRecord(visitKind, { id: listId, action: 'look', actor, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest, payload: {} })
  const there = new Set(list.entries.flatMap(({ sealed }) => (sealed === undefined ? [] : [unseal(sealed.name, 'name')])))
  const here = (await residentsIn(list.communityId, list.compoundId)).flatMap(({ profile }) => (profile !== undefined && plainBuilding(profile.building) === plainBuilding(list.building) ? [profile] : []))
  return { items: here.map(({ sealedName, sealedPhone, sealedDoor }) => { const name = unseal(sealedName, 'name'); return { name, phone: unseal(sealedPhone, 'phone'), door: unseal(sealedDoor, 'door').split('\n').filter(Boolean).join(' '), there: there.has(name) } }) }
}

