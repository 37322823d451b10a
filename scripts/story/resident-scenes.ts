import type { Receipt } from '@core/contract/order-views'
import type { Community } from './cast'
import type { Stage } from './plot'
import { happens, soon, tellStaff } from './plot'
import type { Message } from './read-messages'
import { ownerOf, residentOf } from './owners'

/** What people ask for: mostly ordinary things for one helper, seldom two, seldom life and limb [own; no public figure]. */
function servicesOf(stage: Stage, roll: number): Stage['cast']['services'] {
  const urgency = roll < 0.02 ? 'p0' : roll < 0.22 ? 'p1' : roll < 0.9 ? 'p2' : 'p3'
  const seats = happens(stage, 0.06) ? 2 : 1
  const some = stage.cast.services.filter((service) => service.urgency === urgency && service.seats === seats)
  return some.length > 0 ? some : stage.cast.services.filter((service) => service.urgency === urgency)
}

/** 点单 of one message. Returns whether it was taken in. */
export async function submit(stage: Stage, message: Message): Promise<boolean> {
  const { openid, community } = stage.random.pick(stage.cast.residents)
  const service = stage.random.pick(servicesOf(stage, stage.random.next()))
  const compound = stage.random.pick(community.compounds)
  const answers = service.questions.filter((question) => question.required).map((question) => ({ id: question.id, value: question.options?.[0] ?? '1' }))
  const done = await stage.player(openid).try('submit', {
    serviceId: service.id, title: message.title, text: message.text, answers,
    address: { compoundId: compound.id, building: `${stage.random.int(1, 8)}号楼`, unit: '1单元', room: '101' },
    consent: true,
    contact: { name: '演练居民', phone: '0533-0000000' },
    ...(happens(stage, 0.05) ? { onBehalf: { relation: '母亲' }, channel: 'proxy' as const } : {}),
  })
  if (done === undefined) return false
  ownerOf.set(done.orderId, openid)
  tellStaff(stage, community)
  if (happens(stage, 0.05)) stage.agenda.at(soon(stage, 60, 400), async () => { await residentOf(stage, done.orderId)?.try('urge', { as: 'resident', orderId: done.orderId }) })
  if (happens(stage, 0.03)) stage.agenda.at(soon(stage, 10, 300), async () => { await residentOf(stage, done.orderId)?.try('cancel', { as: 'resident', orderId: done.orderId, reason: '自己解决了' }) })
  stage.agenda.at(soon(stage, 200, 1400), () => answerQuestion(stage, community, done.orderId))
  return true
}

/** 补充信息: most answer within a day, some never; then the clock cancels. Only those who were asked open their order. */
async function answerQuestion(stage: Stage, community: Community, orderId: string): Promise<void> {
  const asked = stage.world.cloud.database.dump('notices').some((notice) => notice['orderId'] === orderId && notice['action'] === 'askInfo')
  if (!asked || happens(stage, 0.3)) return
  const done = await residentOf(stage, orderId)?.try('answerInfo', { as: 'resident', orderId, note: '3 号楼 1 单元' })
  if (done) tellStaff(stage, community)
}

/** 办完了: confirm, say nothing, or object. */
export async function residentAnswers(stage: Stage, community: Community, orderId: string, done: Receipt): Promise<void> {
  const resident = residentOf(stage, orderId)
  if (resident === undefined) return
  const ref = { as: 'resident' as const, orderId }
  const roll = stage.random.next()
  if (roll < 0.35) return
  if (roll < 0.39) {
    if (await resident.try('dispute', { ...ref, reason: '还在漏' })) stage.agenda.at(soon(stage, 30, 400), () => ruleDispute(stage, community, orderId))
    return
  }
  const confirmed = await resident.try('confirm', { ...ref, seen: { version: done.version, head: done.head }, round: 1 })
  if (confirmed === undefined) return
  const { version, head } = confirmed
  if (happens(stage, 0.7)) await resident.try('rate', { ...ref, seen: { version, head }, rating: { solved: 'yes', attitude: stage.random.int(3, 5) as 3 | 4 | 5, speed: stage.random.int(2, 5) as 2 | 3 | 4 | 5 } })
  if (happens(stage, 0.05)) stage.agenda.at(soon(stage, 1000, 6000), () => askReopen(stage, community, orderId))
}

async function ruleDispute(stage: Stage, community: Community, orderId: string): Promise<void> {
  const staff = stage.player(stage.random.pick(community.staff))
  const backTo = happens(stage, 0.5) ? 'accepted' : 'checkedIn'
  const done = await staff.try('ruleDispute', { as: 'staff', orderId, backTo, reason: '看了照片，确实没修好' })
  if (done === undefined) return
  if (backTo === 'accepted') return tellStaff(stage, community)
  const holder = (await staff.ask('orders', 'detail', { as: 'staff', orderId })).timeline.findLast((entry) => entry.action === 'checkIn')
  // The same member goes on where they stood.
  if (holder) stage.agenda.at(soon(stage, 20, 120), () => finishAgain(stage, community, orderId))
}

async function finishAgain(stage: Stage, community: Community, orderId: string): Promise<void> {
  const doc = stage.world.cloud.database.dump('orders').find((each) => each['_id'] === orderId) as { readonly takenBy?: readonly string[] } | undefined
  for (const memberId of doc?.takenBy ?? []) {
    const openid = stage.cast.openidOf.get(memberId)
    if (openid !== undefined) await stage.player(openid).try('finish', { as: 'member', orderId, result: 'solved', note: '又修了一次' })
  }
  stage.agenda.at(soon(stage, 30, 300), async () => { await residentOf(stage, orderId)?.try('confirm', { as: 'resident', orderId }) })
}

async function askReopen(stage: Stage, community: Community, orderId: string): Promise<void> {
  const asked = await residentOf(stage, orderId)?.try('requestReopen', { as: 'resident', orderId, reason: '过了两天又坏了' })
  if (!asked) return
  stage.agenda.at(soon(stage, 60, 600), async () => {
    const ref = { as: 'staff' as const, orderId }
    const staff = stage.player(stage.random.pick(community.staff))
    if (happens(stage, 0.7)) {
      if (await staff.try('agreeReopen', ref)) tellStaff(stage, community)
    } else await staff.try('refuseReopen', { ...ref, reason: '现场看过，不是同一处' })
  })
}

