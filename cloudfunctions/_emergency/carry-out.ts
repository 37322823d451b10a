import type { EmergencyDoc } from '@core/contract/emergency-documents'
import { emergencyDoc, rollDoc } from '@core/contract/emergency-documents'
import { branchDoc } from '@core/contract/registry-documents'
import type { RecordEntry } from '@core/contract/records'
import { streetOf, directory } from '../_data/directory'
import { countMembers, recordsOfEmergency } from '../_data/emergencies-repo'
import { loadRecord } from '../_data/records-repo'
import { hash22 } from '../_kit/ids'
import { beginRecord, blankRecord } from '../_record/change-record'
import { changeUnlessOver } from '../_record/change-unless-over'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { branchIdOf, branchKind } from '../_registry/branch-kind'
import { rollIdOf, rollKind } from './kinds'
import { makeSurge } from './make-surge'
import { takeBack } from './take-back'
import { windUp } from './wind-up'

/**
 * The other half of an act in force: carried out by who wrote the line, and once more by the timer, which completes what was
 * cut off. Everything made has an id that follows from the line. What came about while the emergency ended is closed at once.
 */
export async function carryOut(emergency: EmergencyDoc, entry: RecordEntry, now: number): Promise<void> {
  switch (entry.action) {
    case 'surge': await makeSurge(emergency, entry); break
    case 'callRoll': await openRolls(emergency, entry); break
    case 'foundBranch': await makeBranch(emergency, entry); break
    case 'agreeChange':
      await prolongBranches(emergency, entry, now)
      return takeBack(emergency, now)
    default: return
  }
  await closeIfOver(emergency._id, now)
}

/** Whoever made something for an emergency looks whether it was still in force when that was done. */
export async function closeIfOver(emergencyId: string, now: number): Promise<void> {
  const emergency = await loadRecord(emergencyDoc, 'emergency', emergencyId)
  if (emergency !== null && emergency.state !== 'inForce') await windUp(emergency, now)
}

const listed = (text: unknown): readonly string[] => (typeof text === 'string' && text !== '' ? text.split(',') : [])

async function openRolls({ _id: emergencyId }: EmergencyDoc, { at, seq, note = '', data = {} }: RecordEntry): Promise<void> {
  const [dir, round, until] = [await directory(at), Number(data['round']), Number(data['until'])]
  const there = new Set((await recordsOfEmergency(rollDoc, 'rollCall', emergencyId)).map(({ _id }) => _id))
  for (const communityId of listed(data['communityIds'])) {
    const id = rollIdOf(emergencyId, round, communityId)
    if (there.has(id)) continue
    const blank = { ...blankRecord('rollCall', id, { communityId, streetId: streetOf(dir, communityId) ?? '' }), kind: 'rollCall' as const, state: 'new' as const, emergencyId, round, question: note, until, asked: await countMembers(communityId), answers: {} }
    await beginRecord(rollKind, blank, 'open', { actor: SYSTEM_ACTOR, now: at, requestKey: hash22('openRoll', id, String(seq)), payload: {} })
  }
}

async function makeBranch({ _id: emergencyId, title, endsAt }: EmergencyDoc, { at, seq, note = '', data = {} }: RecordEntry): Promise<void> {
  const [dir, communityId] = [await directory(at), String(data['communityId'])]
  const key = hash22('emergencyBranch', emergencyId, String(seq))
  const blank = {
    ...blankRecord('branch', branchIdOf(key), { communityId, streetId: streetOf(dir, communityId) ?? '' }), kind: 'branch' as const, state: 'new' as const, branchKind: 'temporary' as const, gridId: '', unitIds: [], name: note,
    purpose: title, to: endsAt, emergencyId, members: [], memberIds: [], instructors: [],
  }
  await beginRecord(branchKind, blank, 'found', { actor: SYSTEM_ACTOR, now: at, requestKey: key, payload: {} })
}

/** A temporary branch is there as long as its emergency. */
async function prolongBranches({ _id: emergencyId, endsAt }: EmergencyDoc, { seq }: RecordEntry, now: number): Promise<void> {
  for (const branch of await recordsOfEmergency(branchDoc, 'branch', emergencyId, { open: true })) {
    if (branch.to === endsAt) continue
    // Or it is ended by its own people in this very moment.
    await changeUnlessOver(branchKind, { id: branch._id, action: 'prolong', actor: SYSTEM_ACTOR, now, requestKey: hash22('prolong', branch._id, String(seq)), payload: { until: endsAt } })
  }
}
