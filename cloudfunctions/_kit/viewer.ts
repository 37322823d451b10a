import * as z from 'zod'
import { personRole, type PersonRole } from '@core/contract/common'
import type { Actor } from '@core/domain/order/order'
import type { ActorKind } from '@core/domain/order/order-states'
import { AppError } from './app-error'
import { readToken, signToken } from './tokens'

/** A role token lives at most this long: a revoked role is gone by then even where nothing is read. */
export const ROLE_TOKEN_MS = 10 * 60_000

const claims = z.object({
  p: z.string(),
  l: z.string(),
  r: z.array(z.tuple([personRole, z.string()])),
  n: z.int(),
  c: z.string(),
  s: z.string(),
  g: z.string(),
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
}

export function signRoleToken(viewer: Viewer, now: number): { token: string; until: number } {
  const until = now + ROLE_TOKEN_MS
  const r = viewer.roles.map(({ role, scopeId }) => [role, scopeId])
  const { personId: p, label: l, epoch: n, communityId: c, streetId: s, gridId: g } = viewer
  return { token: signToken('role', { p, l, r, n, c, s, g }, until), until }
}

/** Throws ROLE_EXPIRED where a fresh token helps, FORBIDDEN where the token is somebody else's. */
export function readViewer(personId: string, token: string | undefined, now: number): Viewer {
  if (token === undefined) throw new AppError('ROLE_EXPIRED')
  const read = readToken('role', token, now)
  if (!read.ok) throw new AppError(read.expired ? 'ROLE_EXPIRED' : 'FORBIDDEN')
  const parsed = claims.safeParse(read.payload)
  if (!parsed.success || parsed.data.p !== personId) throw new AppError('FORBIDDEN')
  const { l, r, n, c, s, g } = parsed.data
  return { personId, label: l, roles: r.map(([role, scopeId]) => ({ role, scopeId })), epoch: n, communityId: c, streetId: s, gridId: g }
}

/** The caller in one of their roles; FORBIDDEN where the token does not give it. Everybody may be a resident. */
export function actorAs(viewer: Viewer, kind: Exclude<ActorKind, 'system'>): Actor {
  const scopeIds = viewer.roles.filter((each) => each.role === kind).map((each) => each.scopeId)
  if (kind !== 'resident' && scopeIds.length === 0) throw new AppError('FORBIDDEN')
  return { kind, id: viewer.personId, label: labelOf(kind, viewer.label), scopeIds }
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
