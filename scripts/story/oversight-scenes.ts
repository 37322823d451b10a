import type { Community } from './cast'
import type { Player } from './actors'
import type { Stage } from './plot'
import { DAY, happens, HOUR, soon, tellStaff } from './plot'

/** What stands between community, street and outside units: 退单, 延期, 督办, answers by link. */
interface Ref { readonly as: 'staff'; readonly orderId: string }

/** Not ours: the street hands it to a neighbouring community, or leaves it where it is. */
export async function returnUnit(stage: Stage, community: Community, staff: Player, ref: Ref): Promise<void> {
  const other = stage.random.pick(stage.cast.communities.filter(({ id, streetId }) => id !== community.id && streetId === community.streetId))
  const named = other === undefined ? { unit: '区城管' } : { communityId: other.id }
  if (!(await staff.try('returnWrongUnit', { ...ref, reason: '这个地址不归我们社区', ...named }))) return
  stage.agenda.at(soon(stage, 60, 500), async () => {
    const street = stage.player(community.street)
    const asStreet = { as: 'street' as const, orderId: ref.orderId }
    if (other !== undefined && happens(stage, 0.5)) {
      if (await street.try('reassign', { ...asStreet, communityId: other.id })) tellStaff(stage, other)
    } else if (await street.try('refuseReturn', { ...asStreet, reason: '地址就在本社区' })) tellStaff(stage, community)
  })
}

/** Somebody outside answers by the link once, and sometimes taps again. */
export function answerByLink(stage: Stage, community: Community, token: string): void {
  stage.agenda.at(soon(stage, 300, 3000), async () => {
    const outside = stage.player('outside-unit')
    const answer = stage.random.pick(['done', 'notOurs', 'needsInfo'] as const)
    const input = { token, answer, note: '已派人看过现场', answeredBy: '区城管 值班室' }
    if (await outside.try('answerForward', input)) tellStaff(stage, community)
    if (happens(stage, 0.3)) await outside.try('answerForward', { ...input, note: '再补充一句' })
  })
}

/** One more day than the limit; the street says yes or no. */
export async function askExtension(stage: Stage, community: Community, staff: Player, ref: Ref): Promise<void> {
  const { promise } = await staff.ask('orders', 'detail', ref)
  if (promise.dueAt === undefined || !(await staff.try('requestExtension', { ...ref, reason: '等配件到货', until: promise.dueAt + HOUR }))) return
  stage.agenda.at(soon(stage, 30, 300), async () => {
    const street = stage.player(community.street)
    const asStreet = { as: 'street' as const, orderId: ref.orderId }
    await (happens(stage, 0.7) ? street.try('approveExtension', asStreet) : street.try('refuseExtension', { ...asStreet, reason: '还来得及' }))
  })
}

/** 督办: most answer in time, some let the day pass; some answers are asked about again. */
export function supervise(stage: Stage, community: Community, staff: Player, ref: Ref): void {
  const asStreet = { as: 'street' as const, orderId: ref.orderId }
  stage.agenda.at(soon(stage, 60, 600), async () => {
    const street = stage.player(community.street)
    const now = stage.world.cloud.clock.now()
    if (!(await street.try('supervise', { ...asStreet, reason: '居民打到街道', until: now + 2 * DAY }))) return
    stage.agenda.at(soon(stage, 300, 6000), async () => {
      if (!(await staff.try('answerSupervision', { ...ref, note: '已约好上门' }))) return
      if (happens(stage, 0.3) && (await street.try('superviseAgain', { ...asStreet, reason: '没说哪天办好', until: stage.world.cloud.clock.now() + 2 * DAY }))) await staff.try('answerSupervision', { ...ref, note: '明天上午' })
      await street.try('closeSupervision', asStreet)
    })
  })
}
