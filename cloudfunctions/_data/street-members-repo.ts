import type { PersonDoc } from '@core/contract/person-documents'
import { personDoc } from '@core/contract/person-documents'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { ACTIVE_MEMBER } from './people-repo'

const PAGE = 1000
const FIELDS = { label: true, openid: true, roles: true, roleEpoch: true, communityId: true, gridId: true, streetId: true, version: true, member: true, 'profile.doorIndex': true, 'profile.phoneIndex': true, createdAt: true }

/** Of a member what dispatching looks at; nothing that is sealed leaves the database for it. */
const dispatched = personDoc.pick({ _id: true, label: true, communityId: true, gridId: true, streetId: true }).extend({ member: personDoc.shape.member.unwrap() })
export type StreetMember = Pick<PersonDoc, '_id' | 'label' | 'communityId' | 'gridId' | 'streetId'> & { readonly member: NonNullable<PersonDoc['member']>; readonly doorIndex?: string | undefined }

/** All active members of a street, page by page. */
export async function membersOfStreet(streetId: string): Promise<readonly StreetMember[]> {
  const _ = database().command
  const found: StreetMember[] = []
  let after = ''
  for (;;) {
    const { data } = (await people().where({ streetId, ...ACTIVE_MEMBER, _id: _.gt(after) }).orderBy('_id', 'asc').limit(PAGE).field(FIELDS).get()) as { data: readonly Raw[] }
    found.push(...data.flatMap(read))
    const last = data.at(-1)
    if (data.length < PAGE || last === undefined) return found
    after = last._id
  }
}

/** Who of a street's people changed after `since`: as members they are now, or as ids of who is none (any more). Undefined where there are too many. */
export async function changedInStreet(streetId: string, since: number): Promise<{ readonly members: readonly StreetMember[]; readonly others: readonly string[] } | undefined> {
  const { data } = (await people().where({ streetId, updatedAt: database().command.gt(since) }).limit(PAGE).field(FIELDS).get()) as { data: readonly Raw[] }
  if (data.length === PAGE) return undefined
  const members = data.filter(isActive).flatMap(read)
  const known = new Set(members.map(({ _id }) => _id))
  return { members, others: data.map(({ _id }) => _id).filter((id) => !known.has(id)) }
}

interface Raw { readonly _id: string; readonly roles?: readonly { readonly role: string }[]; readonly member?: { readonly status?: string }; readonly profile?: { readonly doorIndex?: string } }

const people = () => database().collection(COLLECTIONS.people)
const isActive = ({ roles = [], member }: Raw): boolean => member?.status === 'active' && roles.some(({ role }) => role === 'member')

/** One that cannot be read must not silence the others. */
function read(raw: Raw): readonly StreetMember[] {
  const person = dispatched.safeParse(raw)
  return person.success ? [{ ...person.data, doorIndex: raw.profile?.doorIndex }] : []
}
