import type * as z from 'zod'
import type { WishCard, wishesContract, WishDoc, WishView } from '@core/contract/wishes'
import { wishDoc } from '@core/contract/wishes'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import type { WishState } from '@core/domain/wish/wish-life'
import { FILED_WISH } from '@core/text/zh-wishes'
import { AppError } from '../../_kit/app-error'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import type { Viewer } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { directory, nameOf, pairedCommunity } from '../../_data/directory'
import { linksTo, photosByFile } from '../../_data/photos-repo'
import { allRecordsOf, findRecords, loadRecord } from '../../_data/records-repo'
import { wishKind } from '../../_wish/wish-kind'
import { wishActor } from './act-on-wish'

type Inputs = { [A in keyof typeof wishesContract]: z.output<(typeof wishesContract)[A]['input']> }
type Tab = Inputs['list']['tab']
const ENDED = 100
const LINK_S = 600
const NEWEST = [['updatedAt', 'desc']] as const
const OVER = ['done', 'filed', 'lapsed', 'dropped'] as const
/** In these somebody waits for its moment; of one that is over it says when its words go. */
const WAITING = ['published', 'taken', 'handed'] as const satisfies readonly WishState[]

/** Wishes by who looks: to take, of one's own, or for the community to deal with. */
export async function listWishes({ tab, ...who }: Inputs['list'], ctx: Ctx) {
  const actor = await wishActor(who, ctx)
  const where = await whereOf(who.as, actor.scopeIds, tab, ctx)
  const [dir, found] = await Promise.all([directory(ctx.now), where === undefined ? [] : tab === 'over' ? findRecords(wishDoc, 'wish', { where, limit: ENDED, orderBy: NEWEST }) : allRecordsOf(wishDoc, 'wish', where)])
  return { items: [...found].sort((a, b) => b.updatedAt - a.updatedAt).map((wish) => cardOf(wish, ctx.personId, actor.scopeIds, nameOf(dir, wish.communityId))), now: ctx.now }
}

async function whereOf(as: Inputs['list']['as'], scopeIds: readonly string[], tab: Tab, ctx: Ctx): Promise<Readonly<Record<string, unknown>> | undefined> {
  const state = tab === 'over' ? { state: anyOf(OVER) } : {}
  switch (as) {
    case 'staff': return { communityId: anyOf(scopeIds), ...(tab === 'over' ? state : { open: true, state: anyOf(tab === 'mine' ? ['taken', 'handed'] : ['draft', 'published']) }) }
    case 'resident': return { personId: ctx.personId, ...(tab === 'over' ? state : { open: true }) }
    case 'member': return tab === 'open' ? { communityId: anyOf(scopeIds), open: true, state: 'published' } : { memberIds: ctx.personId, ...(tab === 'over' ? state : { open: true }) }
    case 'unit': {
      if (tab !== 'open') return { unitIds: anyOf(scopeIds), ...(tab === 'over' ? state : { open: true }) }
      const paired = await pairedCommunity(scopeIds[0] ?? '', ctx.now)
      return paired === undefined ? undefined : { communityId: paired.communityId, open: true, state: 'published' }
    }
  }
}

function cardOf({ _id: wishId, state, title, about, handAt, createdAt, until, taker, personId }: WishDoc, me: string, unitIds: readonly string[], community: string): WishCard {
  const isHeld = taker !== undefined && (taker.kind === 'member' ? taker.id === me : unitIds.includes(taker.id))
  return { wishId, state, title: state === 'filed' ? FILED_WISH : title, about, handAt, community, at: createdAt, mine: isHeld ? 'taken' : personId === me ? 'wished' : 'none', ...(until !== undefined && WAITING.some((each) => each === state) ? { until } : {}), ...(taker === undefined ? {} : { taker: taker.label }) }
}

/** One wish, for whoever may do something with it or had to do with it. NOT_FOUND for everybody else. */
export async function showWish({ wishId }: Inputs['wish'], ctx: Ctx): Promise<{ wish: WishView; now: number }> {
  const [wish, viewer] = [await loadRecord(wishDoc, 'wish', wishId), await ctx.viewer()]
  if (wish === null) throw new AppError('NOT_FOUND')
  const unitIds = viewer.roles.flatMap(({ role, scopeId }) => (role === 'unit' ? [scopeId] : []))
  const [actions, isSeen] = [await actionsFor(wish, viewer, ctx), await maySee(wish, viewer, ctx)]
  if (actions.length === 0 && !isSeen) throw new AppError('NOT_FOUND')
  const community = (await directory(ctx.now)).byId.get(wish.communityId)
  const photos = (await photosByFile(wish.photos.map(({ fileId }) => fileId))).filter(({ fileId, by, status }) => wish.photos.some((each) => each.fileId === fileId && each.by === by) && (status === 'ok' || (status === 'checking' && by === ctx.personId)))
  const links = photos.length === 0 ? new Map<string, string>() : await linksTo(photos.map(({ fileId }) => fileId), LINK_S)
  const close = viewer.roles.some(({ role, scopeId }) => role === 'staff' && scopeId === wish.communityId) || wish.personId === ctx.personId || cardOf(wish, ctx.personId, unitIds, '').mine === 'taken'
  return {
    now: ctx.now,
    wish: {
      ...cardOf(wish, ctx.personId, unitIds, community?.name ?? ''), actions,
      // Pictures and words of the hand-over are for the two sides and the community.
      photos: close ? [...links].map(([fileId, url]) => ({ fileId, url })) : [],
      history: close ? wish.log.map(({ at, action, by, note }) => ({ at, action, by: by.label, ...(note === undefined ? {} : { note }) })).reverse() : [],
      ...(wish.thanks === undefined ? {} : { thanks: wish.thanks }), ...(community?.phone === undefined ? {} : { phone: community.phone }),
    },
  }
}

/** In each of their roles, what they may do; every action once. */
async function actionsFor(wish: WishDoc, { roles }: Viewer, ctx: Ctx): Promise<WishView['actions']> {
  const whos = [...new Set(['staff', 'member', 'resident'] as const)].filter((as) => as === 'resident' || roles.some(({ role }) => role === as)).map((as) => ({ as, unitId: undefined as string | undefined }))
  const units = []
  for (const { role, scopeId } of roles) if (role === 'unit' && (await pairedCommunity(scopeId, ctx.now))?.communityId === wish.communityId) units.push({ as: 'unit' as const, unitId: scopeId })
  const found = new Map<string, WishView['actions'][number]>()
  for (const who of [...whos, ...units]) {
    const actor = await wishActor(who, ctx)
    for (const action of actionsOf(wishKind.life, wish, { now: ctx.now, calendar: districtCalendar, actor })) if (action !== 'wish' && !found.has(action)) found.set(action, { action, as: who.as, ...(who.unitId === undefined ? {} : { unitId: who.unitId }) })
  }
  return [...found.values()]
}

/** Who wished it or has it, its community's staff, and members there while it can be taken. */
async function maySee(wish: WishDoc, { roles }: Viewer, ctx: Ctx): Promise<boolean> {
  if (wish.personId === ctx.personId || wish.log.some(({ by }) => by.id === ctx.personId)) return true
  return roles.some(({ role, scopeId }) => (role === 'staff' && scopeId === wish.communityId) || (role === 'unit' && wish.unitIds.includes(scopeId)) || (role === 'member' && scopeId === wish.communityId && wish.state === 'published'))
}
