import type { Facts, Lifecycle } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import type { ServiceKind } from './rules'
import { SERVICE_KINDS } from './rules'

/** 服务证明: what the ledger says of somebody's hours in a span of days, under a number, for anybody to check. 谁记录谁证明: issued by the community that recorded them. */
export const CERTIFICATE_STATES = ['new', 'issued', 'withdrawn'] as const
export interface Certificate {
  readonly state: (typeof CERTIFICATE_STATES)[number]
  readonly personId: string
  readonly communityId: string
  /** 2026-000123 */
  readonly number: string
  /** Shanghai days, both with them. */
  readonly fromDay: number
  readonly toDay: number
  readonly minutes: Readonly<Record<ServiceKind, number>>
  /** The communities that recorded the hours. */
  readonly issuerIds?: readonly string[] | undefined
}
export interface CertificatePayload { readonly note?: string | undefined; readonly reason?: string | undefined }
export const CERTIFICATE_REFUSALS = ['NOTHING_SERVED', 'NAME_UNKNOWN'] as const

const ROWS = {
  issue: { from: ['new'], to: 'issued', by: ['member'] },
  withdraw: { from: ['issued'], to: 'withdrawn', by: ['member', 'staff'], needs: ['noteGiven'], tells: ['owner'] },
} as const
export type CertificateAction = keyof typeof ROWS

export const certificateLife = <D extends Certificate>(): Lifecycle<D, CertificatePayload, CertificateAction, 'NOTE_REQUIRED'> =>
  lifecycle<D, CertificatePayload, 'NOTE_REQUIRED'>()({
    states: CERTIFICATE_STATES,
    rows: ROWS,
    guards: { noteGiven: (_record, { actor, payload }) => (actor.kind === 'staff' && payload.note === undefined ? 'NOTE_REQUIRED' : null) },
    effects: {},
    isTheirs: ({ personId, communityId, issuerIds = [communityId] }, { kind, id, scopeIds }) => (kind === 'member' && id === personId) || (kind === 'staff' && issuerIds.some((issuerId) => scopeIds.includes(issuerId))),
    asksPayload: ['noteGiven'],
    facts: (_before, { number, fromDay, toDay }): Facts => ({ number, fromDay, toDay }),
  })

/** How a name is shown to whoever checks a certificate: the family name, the rest covered. */
export const coveredName = (name: string): string => `${[...name][0] ?? ''}${'*'.repeat(Math.max(1, [...name].length - 1))}`

/** What a certificate says of hours, wherever it is read: the kinds somebody served, and what they come to. */
export function saidOf(minutes: Certificate['minutes']): { readonly kinds: readonly { readonly kind: ServiceKind; readonly minutes: number }[]; readonly total: number } {
  const kinds = SERVICE_KINDS.map((kind) => ({ kind, minutes: minutes[kind] })).filter((each) => each.minutes > 0)
  return { kinds, total: kinds.reduce((sum, each) => sum + each.minutes, 0) }
}
