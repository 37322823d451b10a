import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { changePerson } from '../../_people/change-person'
import { strangerOf } from '../../_people/stranger'

type Input = z.output<(typeof peopleContract)['signOut']['input']>
/** More single sessions than this at once are not somebody's; then all of them end. */
const ENDED_MAX = 20

/** 退出登录: this session, or all of them. */
export async function signOut(input: Input, ctx: Ctx): Promise<{ signedOut: true }> {
  const { session, now } = ctx
  if (session === undefined && !input.everywhere) throw new AppError('INVALID_INPUT', { fields: { everywhere: '手机上的小程序由微信认人，没有要退出的登录' } })
  await changePerson({
    personId: ctx.personId, action: 'signOut', by: { kind: 'resident', id: ctx.personId }, now, requestKey: ctx.requestKey, digest: ctx.digest, newcomer: strangerOf(ctx),
    change: (person) => {
      const ended = person.endedSessions.filter(({ until }) => until > now)
      const one = session !== undefined && !input.everywhere && ended.length < ENDED_MAX ? { id: session.id, until: session.until } : undefined
      const facts: Partial<PersonDoc> = one === undefined ? { sessionEpoch: person.sessionEpoch + 1, endedSessions: [] } : { endedSessions: [...ended, one] }
      return { facts, data: { everywhere: one === undefined } }
    },
  })
  return { signedOut: true }
}
