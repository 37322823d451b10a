import type * as z from 'zod'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import { emergencyDoc } from '@core/contract/emergency-documents'
import type { peopleContract } from '@core/contract/people'
import { emergencyLife } from '@core/domain/emergency/emergency-life'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import { actionsOf } from '@core/domain/lifecycle/lifecycle'
import { APPEAL_ROWS } from '@core/domain/registration/parts'
import { districtCalendar } from '../../_kit/calendar'
import type { Ctx } from '../../_kit/serve'
import { actorOf } from '../../_kit/viewer'
import { anyOf } from '../../_data/any-of'
import { database } from '../../_data/db'
import { allRecordsOf, countRecords } from '../../_data/records-repo'
import { countCalls } from './call-list'

type Waiting = (typeof peopleContract)['waiting']
type As = z.output<Waiting['input']>['as']
type Room = keyof z.output<Waiting['output']>['rooms']
type Count = (actor: LifeActor, now: number) => Promise<number>

/** What each office answers, by room. An emergency is the district's to approve, and no street's. */
const COUNTS: Readonly<Record<As, Readonly<Partial<Record<Room, Count>>>>> = {
  staff: {
    alarmed,
    calls: ({ scopeIds }, now) => countCalls(scopeIds, now),
    registrations: (actor) => countRecords('registration', { ...scopeOf(actor), open: true, asks: 'community', personId: notBy(actor) }),
    pairedUnits: (actor) => countRecords('statement', { ...scopeOf(actor), open: true, state: 'objected', personId: notBy(actor) }),
    wishes: (actor) => countRecords('wish', { ...scopeOf(actor), open: true, state: 'draft' }),
    adjustments: async (actor) => (await Promise.all([adjustments(actor), gifts(actor)])).reduce((sum, each) => sum + each, 0),
  },
  street: { alarmed, registrationAppeals: registrationsAbove, adjustments },
  district: { registrationAppeals: registrationsAbove, emergencies },
}

/** How many wait in each room of the caller's desk. Numbers and nobody's name: the role may be as old as its token. */
export async function countWaiting({ as }: z.output<Waiting['input']>, ctx: Ctx): Promise<z.output<Waiting['output']>> {
  const actor = await actorOf(ctx, as)
  const counted = await Promise.all(Object.entries(COUNTS[as]).map(async ([room, count]) => [room, await count(actor, ctx.now)] as const))
  return { rooms: Object.fromEntries(counted) }
}

function scopeOf({ kind, scopeIds }: LifeActor): Readonly<Record<string, unknown>> {
  return kind === 'district' ? {} : { [kind === 'street' ? 'streetId' : 'communityId']: anyOf(scopeIds) }
}

/** Nobody decides about themselves, or is their own second person. */
const notBy = ({ id }: LifeActor): unknown => database().command.neq(id)

function alarmed(actor: LifeActor): Promise<number> {
  return countRecords('watch', { ...scopeOf(actor), open: true, state: anyOf(['alerted', 'raised']) })
}

function adjustments(actor: LifeActor): Promise<number> {
  return countRecords('adjustment', { ...scopeOf(actor), open: true, state: 'proposed', proposedBy: notBy(actor), personId: notBy(actor) })
}

function gifts(actor: LifeActor): Promise<number> {
  return countRecords('gift', { ...scopeOf(actor), open: true, state: 'offered', giverId: notBy(actor) })
}

/** What comes to the street or the district; an appeal is not heard by whoever said no. */
function registrationsAbove(actor: LifeActor): Promise<number> {
  const _ = database().command
  return countRecords('registration', { ...scopeOf(actor), open: true, asks: actor.kind, personId: notBy(actor) }, _.or([{ 'refusal.by': notBy(actor) }, { 'appeal.state': _.nin([...APPEAL_ROWS.dismiss.from]) }]))
}

const LIFE = emergencyLife<EmergencyDoc>()

/** Drafts, and changes asked for. Few are open at a time, and who may agree is the table's to say. */
async function emergencies(actor: LifeActor, now: number): Promise<number> {
  const found = await allRecordsOf(emergencyDoc, 'emergency', { communityId: '', open: true, state: anyOf(['drafted', 'inForce']) })
  // A change that cannot be agreed any more still waits for a no.
  const waits = (each: EmergencyDoc) => (each.proposal !== undefined && each.proposal.by !== actor.id) || actionsOf(LIFE, each, { now, calendar: districtCalendar, actor }).some((action) => action === 'approve' || action === 'agreeChange')
  return found.filter(waits).length
}
