import type * as z from 'zod'
import type { PersonDoc } from '@core/contract/person-documents'
import type { CertificatesView, registryContract } from '@core/contract/registry'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { CERTIFICATES } from '@core/domain/order/skills'
import { AppError } from '../../_kit/app-error'
import { hash22 } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { catalogue } from '../../_data/directory'
import { insertNotices, newNotice } from '../../_data/notices-repo'
import { membersWithCertificate } from '../../_data/people-repo'
import { changePerson } from '../../_people/change-person'
import { ownMember } from '../../_people/own-member'
import { lifeActorOf } from '../../_record/life-actor'

type ListInput = z.output<(typeof registryContract)['certificates']['input']>
type SaveInput = z.output<(typeof registryContract)['saveCertificate']['input']>
/** A certificate runs longer than this in no trade we know [own]: a year typed wrongly. */
const LONGEST_MS = 20 * 366 * 86_400_000

/** Who has which certificate until when, what runs out first at the top; and what each of them opens. */
export async function listCertificates({ as }: ListInput, ctx: Ctx): Promise<CertificatesView> {
  const [actor, { categories }] = await Promise.all([lifeActorOf(ctx, as), catalogue(ctx.now)])
  const scope = as === 'staff' ? { communityId: anyOf(actor.scopeIds) } : { streetId: anyOf(actor.scopeIds) }
  const found = await Promise.all(CERTIFICATES.map(async ({ id: kind }) => (await membersWithCertificate(scope, kind)).map(({ _id: personId, label, member }) => ({ personId, label, kind, until: member?.certificates?.[kind] ?? 0 }))))
  const services = categories.flatMap((category) => category.services)
  return {
    items: found.flat().sort((a, b) => a.until - b.until || a.label.localeCompare(b.label)),
    kinds: CERTIFICATES.map(({ id: kind, name }) => ({ kind, name, opens: services.filter(({ certificate }) => certificate === kind).map((service) => service.name) })),
    now: ctx.now,
  }
}

/** Entered or renewed by who has seen the paper; without an end, taken out again. The next dispatch and the next claim go by it. */
export async function saveCertificate({ as, personId, kind, until }: SaveInput, ctx: Ctx): Promise<{ personId: string; certificates: { kind: string; until: number }[] }> {
  const actor = await lifeActorOf(ctx, as)
  if (until !== undefined && (until <= ctx.now || until > ctx.now + LONGEST_MS)) throw new AppError('INVALID_INPUT', { fields: { until: '要晚于今天，最长二十年。过期的证件先换新证' } })
  if (personId === ctx.personId) throw new AppError('OWN_CERTIFICATE')
  const { person } = await changePerson({
    personId, action: 'saveCertificate', by: { kind: actor.kind === 'unit' ? 'staff' : actor.kind, id: actor.id }, now: ctx.now, requestKey: ctx.requestKey, digest: ctx.digest,
    change: (before) => {
      refuseForeign(before, actor)
      const member = ownMember(before)
      const { [kind]: _before, ...others } = member.certificates ?? {}
      return { facts: { member: { ...member, certificates: until === undefined ? others : { ...others, [kind]: until } } }, data: { kind, ...(until === undefined ? {} : { until }) } }
    },
  })
  const action = until === undefined ? 'removed' : 'entered'
  // Whose it is can say that it is wrong; told once however often it is sent.
  const told = { to: personId, as: 'member', about: 'paper', orderId: hash22('paper', ctx.requestKey), seq: 0, action, state: action, title: CERTIFICATES.find(({ id }) => id === kind)?.name ?? '', at: ctx.now, by: ctx.personId, byKind: actor.kind === 'unit' ? 'staff' : actor.kind } as const
  await insertNotices([newNotice(told, ctx.now, undefined)])
  return { personId, certificates: Object.entries(person.member?.certificates ?? {}).map(([each, end]) => ({ kind: each, until: end })) }
}

function refuseForeign({ communityId, streetId }: PersonDoc, { kind, scopeIds }: LifeActor): void {
  if (!scopeIds.includes(kind === 'street' ? streetId : communityId)) throw new AppError('NOT_ALLOWED')
}
