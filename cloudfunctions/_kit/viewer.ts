import * as z from 'zod'
import { personRole, type PersonRole } from '@core/contract/common'
import type { Bringing } from '@core/domain/dispatch/fitness'
import { kinOf } from '@core/domain/dispatch/member-facts'
import type { Actor } from '@core/domain/order/order'
import type { ActorKind } from '@core/domain/order/order-states'
import { AppError } from './app-error'
import type { Session } from './session'
import { isEnded, refuseEnded } from './session'
import { readToken, signToken } from './tokens'
import type { RolesDoc } from '../_data/people-repo'
import { loadPerson } from '../_data/people-repo'

/** A role token lives at most this long: a revoked role is gone by then even where nothing is read. */
export const ROLE_TOKEN_MS = 10 * 60_000
/** A role read from the database this recently counts as read now: one tap after another, not one minute after another. */
const FRESH_MS = 30_000

const claims = z.object({
  p: z.string(),
  l: z.string(),
  r: z.array(z.tuple([personRole, z.string()])),
  n: z.int(),
  c: z.string(),
  s: z.string(),
  g: z.string(),
  b: z.object({ k: z.array(z.string()), e: z.record(z.string(), z.number()), v: z.number(), d: z.string().optional(), f: z.array(z.string()).optional() }).optional(),
})

/** What a signed role token says of the caller. */
export interface Viewer {
  readonly personId: string
  readonly label: string
  readonly roles: readonly { readonly role: PersonRole; readonly scopeId: string }[]
  readonly epoch: number
  readonly communityId: string
  readonly streetId: string
  readonly gridId: string
  /** Of a member: what they bring to an order, so that who takes one need not be read; `visits` as the register has them. */
  readonly brings?: Bringing
}

export function signRoleToken(viewer: Viewer, now: number): { token: string; until: number } {
  const until = now + ROLE_TOKEN_MS
  const r = viewer.roles.map(({ role, scopeId }) => [role, scopeId])
  const { personId: p, label: l, epoch: n, communityId: c, streetId: s, gridId: g, brings } = viewer
  const b = brings === undefined ? {} : { b: { k: brings.skills, e: brings.certificates, v: brings.visits, ...(brings.door === undefined ? {} : { d: brings.door }), ...(brings.kin.length === 0 ? {} : { f: brings.kin }) } }
  return { token: signToken('role', { p, l, r, n, c, s, g, ...b }, until), until }
}

/** How the roles are read: by themselves, or together with what the call is about. */
export type LoadRoles = (personId: string) => Promise<RolesDoc | null>

export interface ReadViewer {
  readonly viewer: Viewer
  /** A newly signed token, when the given one was missing, expired or somebody else's. */
  readonly renewed?: { readonly token: string; readonly until: number }
  /** The roles were read from the database in this call, or seconds ago. */
  readonly fresh: boolean
}

/**
 * The caller's roles: from the signed token without a read while it lives, from the database after that. The token saves
 * calls, it is no authority of its own; who calls was settled before (WeChat's word or a session).
 */
export async function readViewer(personId: string, token: string | undefined, now: number, session?: Session, load: LoadRoles = loadPerson): Promise<ReadViewer> {
  const read = token === undefined ? undefined : readToken('role', token, now)
  const parsed = read?.ok === true ? claims.safeParse(read.payload) : undefined
  if (parsed?.success === true && parsed.data.p === personId) {
    const { l, r, n, c, s, g, b } = parsed.data
    const brings = b === undefined ? {} : { brings: { skills: b.k, certificates: b.e, visits: b.v, kin: b.f ?? [], ...(b.d === undefined ? {} : { door: b.d }) } }
    const signedAt = read?.ok === true ? read.expiresAt - ROLE_TOKEN_MS : 0
    return { fresh: now - signedAt < FRESH_MS, viewer: { personId, label: l, roles: r.map(([role, scopeId]) => ({ role, scopeId })), epoch: n, communityId: c, streetId: s, gridId: g, ...brings } }
  }
  const person = await load(personId)
  refuseEnded(session, person)
  return readAfresh(personId, person, now)
}

function readAfresh(personId: string, person: RolesDoc | null, now: number): ReadViewer {
  const viewer = person === null ? { ...NOBODY, personId } : viewerOf(person)
  return { viewer, fresh: true, renewed: signRoleToken(viewer, now) }
}

/**
 * The caller's roles as they stand in the database, where they are still the ones a token said; undefined where they are not,
 * or where the session was ended. What was read is signed again, so that the next call need not read it.
 */
export async function readIfUnchanged({ personId, epoch }: Viewer, now: number, session?: Session): Promise<ReadViewer | undefined> {
  const person = await loadPerson(personId)
  if (person === null || person.roleEpoch !== epoch || isEnded(session, person)) return undefined
  return readAfresh(personId, person, now)
}

/** Somebody who has not said where they live: may look around, and order once they have. */
const NOBODY = { label: '居民', roles: [], epoch: 1, communityId: '', streetId: '', gridId: '' } as const

export function viewerOf({ _id: personId, label, roles, roleEpoch: epoch, communityId, streetId, gridId, ...person }: RolesDoc): Viewer {
  return { personId, label, roles, epoch, communityId, streetId, gridId, ...(person.member === undefined ? {} : { brings: broughtBy(person) }) }
}

/** What somebody brings, as the register has it. */
export function broughtBy({ member, profile }: Pick<RolesDoc, 'member' | 'profile'>): Bringing {
  const { doorIndex: door } = profile ?? {}
  return { skills: member?.skills ?? [], certificates: member?.certificates ?? {}, visits: member?.visitsBefore ?? 0, kin: kinOf(member ?? {}), ...(door === undefined ? {} : { door }) }
}

/** The caller as a member; FORBIDDEN for who is none. */
export async function memberViewer(ctx: { readonly viewer: () => Promise<Viewer> }): Promise<Viewer> {
  const viewer = await ctx.viewer()
  if (!viewer.roles.some(({ role }) => role === 'member')) throw new AppError('FORBIDDEN')
  return viewer
}

/**
 * The caller in one of their roles; FORBIDDEN where they do not have it. A resident needs none: whose order it is stands in
 * the order, and is asked of the database with every write.
 */
export async function actorOf(ctx: { readonly personId: string; readonly viewer: () => Promise<Viewer> }, kind: Exclude<ActorKind, 'system'>): Promise<Actor> {
  if (kind === 'resident') return { kind, id: ctx.personId, label: labelOf(kind, ''), scopeIds: [] }
  const viewer = await ctx.viewer()
  const scopeIds = viewer.roles.filter((each) => each.role === kind).map((each) => each.scopeId)
  if (scopeIds.length === 0) throw new AppError('FORBIDDEN')
  return { kind, id: viewer.personId, label: labelOf(kind, viewer.label), scopeIds }
}

/**
 * The member as holder of a seat. The seat is the authority, given when it was taken by somebody who then had the role;
 * the guard asks the database for it. Opening what is sealed still wants the role read afresh.
 */
export function holderOf(ctx: { readonly personId: string }, label: string): Actor {
  return { kind: 'member', id: ctx.personId, label, scopeIds: [] }
}

/** How the history calls an actor: by role and, for a member, by number; never by name. */
function labelOf(kind: ActorKind, label: string): string {
  switch (kind) {
    case 'resident': return '居民'
    case 'member': return label
    case 'staff': return '社区工作人员'
    case 'street': return '街道'
    case 'district': return '区级'
    case 'system': return '系统'
  }
}
