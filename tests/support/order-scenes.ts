import { aDraft, anOrder, aServedOrder } from './an-order'
import type { OrderStory } from './an-order'
import { member, RESIDENT, STAFF, STREET } from './order-actors'
import { DAY } from './order-payloads'

/** One order for one helper in every state, and in the side conditions that open further actions. m1 is its member, m8 the one asked to take over. */
export const SCENES = {
  draft: () => aDraft(),
  contentHold: () => aDraft().does('submit', RESIDENT, { risky: true }),
  submitted: () => anOrder(),
  infoNeeded: () => anOrder().does('askInfo', STAFF),
  accepted: () => anOrder().accepted(),
  'accepted, suspension proposed': () => anOrder().accepted().does('proposeSuspension', STAFF),
  'accepted, nobody within reach': () => anOrder().accepted().does('dispatch', STAFF, { offers: [{ to: 'm1', ring: 'street' }] }).does('decline', member('m1')),
  'accepted, given back late': () => anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1').does('release', member('m1')),
  'accepted, given back late 14 days ago': () => anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1').does('release', member('m1')).after(14 * DAY),
  'accepted, late release appealed': () => anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1').does('release', member('m1')).does('fileAppeal', member('m1')),
  'accepted, did not call': () => anOrder().offeredTo('m1').takenBy('m1').bell(),
  offered: () => anOrder().offeredTo('m1'),
  'offered, more to ask': () => anOrder().accepted().does('dispatch', STAFF, { offers: [{ to: 'm1', chance: 0.3 }], next: [{ to: 'm2', chance: 0.3 }] }),
  taken: () => anOrder().offeredTo('m1').takenBy('m1'),
  'taken, time proposed': () => anOrder().offeredTo('m1').takenBy('m1').does('proposeTime', member('m1')),
  'taken, transfer asked': () => anOrder().offeredTo('m1').takenBy('m1').does('offerTransfer', member('m1')),
  scheduled: () => anOrder().offeredTo('m1').takenBy('m1').scheduledBy('m1'),
  checkedIn: () => anOrder().offeredTo('m1').takenBy('m1').checkedInBy('m1'),
  done: () => aServedOrder(),
  'done, disputed': () => aServedOrder().does('dispute', RESIDENT),
  closed: () => aServedOrder().closed(),
  rated: () => aServedOrder().closed().does('rate', RESIDENT),
  archived: () => aServedOrder().closed().bell(),
  'archived, erased': () => aServedOrder().closed().bell().bell(),
  suspended: () => anOrder().accepted().suspended(),
  'suspended, somebody on the way': () => anOrder().offeredTo('m1').takenBy('m1').suspended(),
  'escalated, somebody on the way': () => anOrder().offeredTo('m1').takenBy('m1').does('escalate', STAFF),
  escalated: () => anOrder().accepted().does('escalate', STAFF),
  'escalated, street too late': () => anOrder().accepted().does('escalate', STAFF).bell().bell(),
  'escalated to the district': () => anOrder().accepted().does('escalate', STAFF).does('escalate', STREET),
  forwarded: () => anOrder().does('forward', STAFF),
  reopenRequested: () => aServedOrder().closed().does('requestReopen', RESIDENT),
  'reopenRequested again': () => aServedOrder().closed().does('requestReopen', RESIDENT).does('refuseReopen', STAFF).does('requestReopen', RESIDENT),
  rejected: () => anOrder().does('reject', STAFF),
  'rejected 14 days ago': () => anOrder().does('reject', STAFF).after(14 * DAY),
  'rejected, erased': () => anOrder().does('reject', STAFF).bell(),
  'rejected, appealed': () => anOrder().does('reject', STAFF).does('fileAppeal', RESIDENT),
  cancelled: () => anOrder().does('cancel', RESIDENT),
  'cancelled by silence': () => anOrder().does('askInfo', STAFF).bell(),
  'cancelled by silence, 14 days ago': () => anOrder().does('askInfo', STAFF).bell().after(14 * DAY),
  merged: () => anOrder().does('merge', STAFF),
  'merged 7 days ago': () => anOrder().does('merge', STAFF).after(7 * DAY),
  'merged, erased': () => anOrder().does('merge', STAFF).bell(),
  closedUnresolved: () => anOrder().accepted().does('closeUnresolved', STREET),
} as const satisfies Record<string, () => OrderStory>

export type Scene = keyof typeof SCENES
