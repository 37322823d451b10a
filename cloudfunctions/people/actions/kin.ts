import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { KinView, peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import { blindIndex } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { refuseEnded } from '../../_kit/session'
import { actorOf } from '../../_kit/viewer'
import { loadPerson } from '../../_data/people-repo'
import { changePerson } from '../../_people/change-person'
import { ownMember } from '../../_people/own-member'

type Input<A extends 'kin' | 'addKin' | 'removeKin'> = z.output<(typeof peopleContract)[A]['input']>
type Marks = NonNullable<NonNullable<PersonDoc['member']>['kinMarks']>

/** More relatives in one community nobody has to keep away from [own]. */
const MOST = 20

/** Whom a member is not sent to. */
export async function showKin(input: Input<'kin'>, ctx: Ctx): Promise<KinView> {
  const mine = await whose(input, ctx)
  return viewOf(mine.check(await loadPerson(mine.personId)), ctx)
}

/** One more, by telephone. The number itself is not kept: what finds its orders again is a keyed digest. */
export async function addKin({ phone, ...input }: Input<'addKin'>, ctx: Ctx): Promise<KinView> {
  const key = blindIndex(phone, 'phone')
  return change('addKin', input, ctx, (marks) => {
    if (marks.some((each) => each.key === key)) return marks
    if (marks.length >= MOST) throw new AppError('KIN_FULL')
    return [...marks, { key, tail: phone.slice(-2), at: ctx.now, by: input.as }]
  })
}

export const removeKin = ({ key, ...input }: Input<'removeKin'>, ctx: Ctx): Promise<KinView> => change('removeKin', input, ctx, (marks) => marks.filter((each) => each.key !== key))

async function change(action: 'addKin' | 'removeKin', input: Input<'kin'>, ctx: Ctx, make: (marks: Marks) => Marks): Promise<KinView> {
  const mine = await whose(input, ctx)
  const { person } = await changePerson({
    personId: mine.personId, action, by: { kind: input.as, id: ctx.personId }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (before) => {
      if (input.as === 'member') refuseEnded(ctx.session, before)
      const member = mine.check(before)
      return { facts: { member: { ...member, kinMarks: make(member.kinMarks ?? []) } } }
    },
  })
  return viewOf(mine.check(person), ctx)
}

type Member = NonNullable<PersonDoc['member']>

/** Whose it is, and the check that the caller may look after it: their own, or a member of the community they work for. */
async function whose({ as, personId }: Input<'kin'>, ctx: Ctx): Promise<{ readonly personId: string; readonly check: (person: PersonDoc | null) => Member }> {
  if (as === 'member') return { personId: ctx.personId, check: ownMember }
  const { scopeIds } = await actorOf(ctx, 'staff')
  if (personId === undefined) throw new AppError('INVALID_INPUT', { fields: { personId: '请先选一位党员' } })
  return {
    personId,
    check: (person) => {
      if (person?.member === undefined || person.member.status !== 'active' || !scopeIds.includes(person.communityId)) throw new AppError('MEMBER_UNKNOWN')
      return person.member
    },
  }
}

const viewOf = ({ kinMarks = [] }: Member, { now }: Ctx): KinView => ({ items: kinMarks.map(({ key, tail, at, by }) => ({ key, tail, at, by })), now })
