import type { RegistrationDoc } from '@core/contract/registry-documents'
import { unitInForce } from '@core/domain/registration/registration'
import { hash22 } from '../_kit/ids'
import { changePerson } from '../_people/change-person'
import { dropMoved } from '../_people/drop-moved'
import { joinMembership } from '../_people/join-membership'
import { leaveMembership } from '../_people/leave-membership'
import { leaveBehind } from './leave-behind'

/** What is left to do for the registration somebody moved away from. */
export type EndFormer = (registrationId: string, newId: string) => Promise<void>

/**
 * What a line of a registration means for the person: carried out by who wrote it, and once more by the timer, which completes
 * what was cut off. Every part has a key that follows from the record.
 */
export async function settleLine(record: RegistrationDoc, action: string, seq: number, now: number, endFormer: EndFormer): Promise<void> {
  switch (action) {
    case 'confirm':
    case 'overturn':
      await joinMembership(record, now)
      if (record.from?.registrationId !== undefined) await endFormer(record.from.registrationId, record._id)
      return
    case 'leave':
      await leaveMembership({ personId: record.personId, communityId: record.communityId, cause: record._id, now })
      return leaveBehind(record.personId, now, { leftAt: leftAt(record, now), cause: record._id })
    case 'moveOn':
      await leaveBehind(record.personId, now, { leftAt: leftAt(record, now), communityId: record.communityId, cause: record._id })
      return dropMoved(record.personId, record._id, now)
    case 'acknowledge':
    case 'refuseUnit':
    case 'overturnUnit':
      return settleUnit(record, seq, now)
  }
}

const leftAt = ({ leaving }: RegistrationDoc, now: number): number => leaving?.at ?? now

/** The unit they belong to is the one in force, as the record stands now: an older line settled late changes nothing back. */
async function settleUnit(record: RegistrationDoc, seq: number, now: number): Promise<void> {
  const unitId = unitInForce(record)
  const key = hash22('unit', record._id, String(seq))
  await changePerson({
    personId: record.personId, action: 'changeUnit', by: { kind: 'system', id: 'registration' }, now, requestKey: key, digest: key,
    change: ({ member }) => {
      if (member === undefined) return { facts: {} }
      const { unitId: _before, ...rest } = member
      return { facts: { member: { ...rest, ...(unitId === undefined ? {} : { unitId }) } }, data: { registrationId: record._id, ...(unitId === undefined ? {} : { unitId }) } }
    },
  })
}
