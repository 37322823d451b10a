import type * as z from 'zod'
import type { EmergencyCard, emergencyContract } from '@core/contract/emergency'
import { emergencyDoc } from '@core/contract/emergency-documents'
import type { Ctx } from '../../_kit/serve'
import { directory } from '../../_data/directory'
import { findRecords } from '../../_data/records-repo'
import { lifeActorOf } from '../../_record/life-actor'
import { isAlone } from '../rules/is-alone'
import { isSeenBy } from '../rules/of-emergency'
import { cardOf } from '../views/emergency-card'

type Input = z.output<(typeof emergencyContract)['list']['input']>
const OPEN = 40
const OVER = 20

/** Those of the caller's area, what is open first. */
export async function listEmergencies({ as }: Input, ctx: Ctx): Promise<{ items: EmergencyCard[]; mayDraft: boolean; alone: boolean; now: number }> {
  const [actor, dir] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now)])
  const some = (open: boolean, limit: number) => findRecords(emergencyDoc, 'emergency', { where: { communityId: '', open }, limit, orderBy: [['updatedAt', 'desc']] })
  const [open, over, alone] = await Promise.all([some(true, OPEN), some(false, OVER), isAlone(actor)])
  return { items: [...open, ...over].filter((each) => isSeenBy(each, actor)).map((each) => cardOf(each, dir)), mayDraft: as !== 'staff', alone, now: ctx.now }
}
