import type * as z from 'zod'
import type { QueueItem, registryContract } from '@core/contract/registry'
import type { RegistrationDoc } from '@core/contract/registry-documents'
import { registrationDoc } from '@core/contract/registry-documents'
import type { LifeActor } from '@core/domain/lifecycle/lifecycle'
import type { Asked } from '@core/domain/registration/registration'
import { unseal } from '../../_kit/seal'
import type { Ctx } from '../../_kit/serve'
import { anyOf } from '../../_data/any-of'
import { directory, nameOf, unitNames } from '../../_data/directory'
import { findRecords } from '../../_data/records-repo'
import { rosterRows } from '../../_data/roster-repo'
import { lifeActorOf } from '../../_record/life-actor'
import type { Names } from '../views/registration-view'
import { registrationView } from '../views/registration-view'

type Input = z.output<(typeof registryContract)['queue']['input']>

/** The staff's desk holds this many at once; what is behind comes when these are done. */
const PAGE = 100
const ASKED: Readonly<Record<Input['as'], Asked>> = { staff: 'community', unit: 'unit', street: 'street', district: 'district' }

/** What waits for the caller, what is due first at the top. */
export async function listQueue({ as }: Input, ctx: Ctx): Promise<{ items: QueueItem[]; now: number }> {
  const [actor, dir, units] = await Promise.all([lifeActorOf(ctx, as), directory(ctx.now), unitNames(ctx.now)])
  const found = await findRecords(registrationDoc, 'registration', { where: { ...scopeOf(as, actor), open: true, asks: ASKED[as] }, limit: PAGE, orderBy: [['updatedAt', 'asc']] })
  const rows = as === 'unit' ? new Map() : await rosterRows(found.flatMap(({ match }) => match.rowIds))
  const items = found.map((record) => itemOf(record, as, actor, ctx.now, { dir, units }, rows))
  return { items: items.sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)), now: ctx.now }
}

function scopeOf(as: Input['as'], { scopeIds }: LifeActor): Readonly<Record<string, unknown>> {
  switch (as) {
    case 'staff': return { communityId: anyOf(scopeIds) }
    case 'unit': return { unitId: anyOf(scopeIds) }
    case 'street': return { streetId: anyOf(scopeIds) }
    case 'district': return {}
  }
}

function itemOf(record: RegistrationDoc, as: Input['as'], actor: LifeActor, now: number, names: Names, rows: Awaited<ReturnType<typeof rosterRows>>): QueueItem {
  const view = registrationView(record, actor, now, names)
  const { sealed, match, community, unit, appeal, refusal } = record
  const until = as === 'unit' ? unit.until : appeal.until ?? community.until
  return {
    ...view,
    name: sealed === undefined ? '' : unseal(sealed.name, 'name'),
    // Who may have to ring up; a unit knows its own people.
    ...(sealed !== undefined && (as === 'staff' || view.actions.includes('callPhone')) ? { phoneNumber: unseal(sealed.phone, 'phone') } : {}),
    grid: nameOf(names.dir, record.gridId),
    skills: as === 'unit' ? [] : record.skills,
    rows: match.rowIds.flatMap((rowId) => {
      const row = rows.get(rowId)
      return row === undefined ? [] : [{ id: rowId, name: unseal(row.sealedName, 'name'), unit: names.units.get(row.unitId) ?? '', ...(row.communityId === undefined ? {} : { community: nameOf(names.dir, row.communityId) }) }]
    }),
    ...(until === undefined ? {} : { dueAt: until }),
    late: as === 'unit' ? unit.state === 'atStreet' : community.state === 'late' || appeal.state === 'late',
    decidedByMe: refusal?.by === actor.id,
  }
}
