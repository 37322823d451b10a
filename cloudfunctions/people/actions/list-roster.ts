import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import { personDoc } from '@core/contract/person-documents'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { COLLECTIONS } from '../../_data/collections'
import { database } from '../../_data/db'
import { ACTIVE_MEMBER } from '../../_data/people-repo'
import { rosterRowOf } from '../../_people/seen-rows'

type Input = z.output<(typeof peopleContract)['roster']['input']>

/** Numbers are given once in a district; a street has several at most. */
const EXACT = 3

/** The members of the caller's community by number; a member sees them to hand a task on, staff to know whom they have. */
export async function listRoster(input: Input, ctx: Ctx) {
  const viewer = await ctx.viewer()
  const actor = await actorOf(ctx, input.as)
  const _ = database().command
  const scope =
    actor.kind === 'district' ? {} : actor.kind === 'street' ? { streetId: _.in([...actor.scopeIds]) } : { communityId: actor.kind === 'staff' ? _.in([...actor.scopeIds]) : viewer.communityId }
  const after = input.cursor === undefined ? {} : { _id: _.gt(readCursor(input.cursor)) }
  // «12» finds 党员 12 号 and 党员 120 号; the text comes from a person and is never a pattern.
  const label = input.query === undefined ? {} : { label: matching(input.query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) }
  const read = async (where: object, limit: number): Promise<readonly unknown[]> =>
    ((await database().collection(COLLECTIONS.people).where({ ...scope, ...where, ...ACTIVE_MEMBER }).orderBy('_id', 'asc').limit(limit).field({ log: false }).get()) as { data: readonly unknown[] }).data
  // The very number stands first: «1» may be part of a thousand others that come before it.
  const number = input.cursor === undefined ? /^\d{1,9}$/.exec(input.query?.trim() ?? '')?.[0] : undefined
  const [data, exact] = await Promise.all([read({ ...after, ...label }, input.limit + 1), number === undefined ? [] : read({ label: matching(`(^|[^0-9])${number}([^0-9]|$)`) }, EXACT)])
  const page = data.slice(0, input.limit).map((doc) => personDoc.parse(doc))
  const first = exact.map((doc) => personDoc.parse(doc))
  const people = [...first, ...page.filter(({ _id }) => !first.some((each) => each._id === _id))]
  const last = page.at(-1)
  return {
    items: people.filter((person) => person._id !== ctx.personId).map(rosterRowOf),
    ...(data.length > input.limit && last ? { next: last._id } : {}),
  }
}

const matching = (regexp: string) => database().RegExp({ regexp, options: '' })

function readCursor(cursor: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(cursor)) throw new AppError('INVALID_INPUT', { fields: { cursor: '列表位置不对，请下拉刷新' } })
  return cursor
}
