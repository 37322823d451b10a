import type * as z from 'zod'
import type { ordersContract } from '@core/contract/orders'
import type { Candidate } from '@core/contract/order-views'
import type { OrderDoc, PersonDoc } from '@core/contract/documents'
import type { Ring } from '@core/domain/order/order'
import { ringsInReach } from '@core/domain/order/rings'
import { AppError } from '../../_kit/app-error'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import type { Directory } from '../../_data/directory'
import { catalogue, communitiesOf, directory, neighboursOf } from '../../_data/directory'
import { loadOrder } from '../../_data/orders-repo'
import { membersElsewhere, membersOf } from '../../_data/people-repo'
import type { Fit } from '../rules/fit-of'
import { fitOf, skillOf } from '../rules/fit-of'

type Input = z.output<(typeof ordersContract)['candidates']['input']>
const SHOWN = 30

/**
 * Who of the community could go, nearest with the skill first, each with reasons; and how many could not, by why.
 * The ranking proper (fairness, chance of acceptance, the exact assignment) builds on the same list.
 */
export async function listCandidates(input: Input, ctx: Ctx) {
  const actor = await actorOf(ctx, 'staff')
  const doc = await loadOrder(input.orderId)
  if (doc === null || !actor.scopeIds.includes(doc.communityId)) throw new AppError('NOT_FOUND')
  const [own, { categories }, dir] = await Promise.all([membersOf(doc.communityId), catalogue(ctx.now), directory(ctx.now)])
  const skill = skillOf(doc, categories)
  const members = [...own, ...(skill === undefined ? [] : await membersElsewhere(communitiesInReach(doc, dir), { 'member.skills': skill }))]

  const others: Record<string, number> = {}
  const fitting: { candidate: Candidate; rank: number; far: boolean }[] = []
  for (const person of members) {
    const why = exclusion(person, doc)
    if (why !== undefined) {
      others[why] = (others[why] ?? 0) + 1
      continue
    }
    if (input.query !== undefined && !tight(person.label).includes(tight(input.query))) continue
    const fit = fitOf(person, doc, categories, dir)
    const skilled = skill === undefined || fit.skilled
    if (!skilled && input.query === undefined) {
      others['skill'] = (others['skill'] ?? 0) + 1
      continue
    }
    const candidate = describe(person, fit, skilled)
    fitting.push({ candidate, rank: isNumber(person.label, input.query) ? -1 : (skilled ? 0 : 1_000_000) + (candidate.distanceM ?? 100_000), far: person.communityId !== doc.communityId })
  }
  fitting.sort((a, b) => a.rank - b.rank)
  // Once invitations reach beyond the community, half of the list is for those who are newly within it.
  const [near, far] = [fitting.filter((each) => !each.far), fitting.filter((each) => each.far)]
  const shown = [...near.slice(0, SHOWN - Math.min(far.length, SHOWN / 2)), ...far].slice(0, SHOWN)
  return { items: shown.map((each) => each.candidate), others, now: ctx.now }
}

function exclusion(person: PersonDoc, doc: OrderDoc): 'resident' | 'asked' | 'holds' | undefined {
  if (person._id === doc.residentId || person._id === doc.submittedBy) return 'resident'
  if (doc.takenBy.includes(person._id)) return 'holds'
  const asked = Object.values(doc.offers).some((offer) => offer.to === person._id && offer.round === doc.round && offer.state !== 'withdrawn')
  return asked || doc.served?.includes(person._id) ? 'asked' : undefined
}

/** Beyond the community only what nearer refusals have opened. */
function communitiesInReach(doc: OrderDoc, dir: Directory): readonly string[] {
  const rings = ringsInReach(doc)
  if (rings.includes('street')) return communitiesOf(dir, doc.streetId).map((area) => area.id).filter((id) => id !== doc.communityId)
  return rings.includes('neighbours') ? neighboursOf(dir, doc.communityId) : []
}

const FARTHER: Partial<Record<Ring, string>> = { neighbours: '相邻社区', street: '本街道' }

function describe(person: PersonDoc, { distanceM, ring }: Fit, skilled: boolean): Candidate {
  const reasons: Candidate['reasons'] = [{ tone: skilled ? 'ok' : 'muted', text: skilled ? '会这项服务' : '没有登记这项技能' }]
  if (distanceM !== undefined) {
    const far = distanceM > (person.member?.radiusM ?? 0)
    reasons.unshift({ tone: far ? 'warn' : 'ok', text: distanceM < 1000 ? `步行 ${Math.max(10, Math.round(distanceM / 10) * 10)} 米` : `约 ${(distanceM / 1000).toFixed(1)} 公里` })
    if (far) reasons.push({ tone: 'warn', text: '超出愿意走的距离' })
  }
  if (ring !== undefined && FARTHER[ring] !== undefined) reasons.push({ tone: 'muted', text: FARTHER[ring] })
  if (person.member?.unitId !== undefined) reasons.push({ tone: 'muted', text: '双报到单位' })
  return { memberId: person._id, label: person.label, reasons, ...(distanceM === undefined ? {} : { distanceM }), ...(person.member?.unitId === undefined ? {} : { unit: person.member.unitId }) }
}

/** «党员1号» is written without the spaces the label has. */
const tight = (text: string): string => text.replace(/\s/g, '')

/** «1» means 党员 1 号 before it means 党员 2166 号. */
function isNumber(label: string, query: string | undefined): boolean {
  return query !== undefined && label.replace(/\D/g, '') === query.replace(/\D/g, '')
}
