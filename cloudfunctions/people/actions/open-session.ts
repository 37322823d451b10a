import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import { randomId } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { SESSION_MS, signSession } from '../../_kit/session'
import { loadPerson } from '../../_data/people-repo'

type Input = z.output<(typeof peopleContract)['openSession']['input']>

/** Only WeChat's own word opens one (see `who: 'wechat'` in the contract). */
export async function openSession(input: Input, ctx: Ctx): Promise<{ session: string; until: number }> {
  const { personId, openid, now } = ctx
  const epoch = (await loadPerson(personId))?.sessionEpoch ?? 1
  return signSession({ id: randomId(), personId, openid, epoch, via: input.browser === true ? 'browser' : 'wechat', until: now + SESSION_MS })
}
