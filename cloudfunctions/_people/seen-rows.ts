import type { PersonDoc } from '@core/contract/person-documents'

/** A member as the lists of the community show them: by number, never by name. */
export function rosterRowOf({ _id: personId, label, member }: PersonDoc) {
  return { personId, label, skills: member?.skills ?? [], ...(member?.unitId === undefined ? {} : { unit: member.unitId }) }
}

/** A member as their unit sees them on the way to its floor: what is done and what is missing, nothing to rank by. */
export function progressRowOf({ label }: Pick<PersonDoc, 'label'>, done: number, floor: number) {
  return { label, done, missing: Math.max(0, floor - done) }
}
