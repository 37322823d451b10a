import type { PersonDoc } from '@core/contract/person-documents'
import { AppError } from '../_kit/app-error'
import type { Ctx } from '../_kit/serve'

/** Somebody who is not stored yet, as they would be. */
export function strangerOf(ctx: Pick<Ctx, 'personId' | 'openid' | 'now'>): PersonDoc {
  if (ctx.openid === '') throw new AppError('UNAUTHENTICATED')
  return { _id: ctx.personId, openid: ctx.openid, label: '居民', roles: [], roleEpoch: 1, sessionEpoch: 1, endedSessions: [], communityId: '', gridId: '', streetId: '', version: 0, head: '', log: [], segments: 0, createdAt: ctx.now }
}
