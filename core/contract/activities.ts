import * as z from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_STATES } from '../domain/activity/activity'
import { PRESENCE_WAYS } from '../domain/post/shift'
import type { ActionContract } from './common'
import { action, id, point, time, words } from './common'
import { placeCode } from './posts'
import { recordReceipt } from './records'

const activityRef = { activityId: id }
/** Staff of the community, or a member who is secretary of the branch. */
const organiser = { as: z.enum(['staff', 'member']) }
const which = z.enum(['in', 'out'])

/** `placeId`: a compound, grid or station whose point coming is judged by; without one, by the code alone. */
const fields = z.strictObject({
  activityKind: z.enum(ACTIVITY_KINDS), title: words(30), about: words(300), place: z.strictObject({ name: words(40), placeId: id.optional() }),
  startsAt: time, endsAt: time, signUp: z.boolean(),
})
/** What the member may do; the page draws exactly these. */
export const ACTIVITY_DEEDS = ['signUp', 'signOff', 'checkIn', 'checkOut'] as const
/** `reason`: why it is flagged, where it came by itself. */
const mark = z.object({ at: time, way: z.enum(PRESENCE_WAYS), flagged: z.boolean(), reason: z.string().optional() })
const activityCard = z.object({
  activityId: id, activityKind: z.enum(ACTIVITY_KINDS), title: z.string(), place: z.string(), for: z.string(), startsAt: time, endsAt: time, state: z.enum(ACTIVITY_STATES), reason: z.string().optional(),
  signUp: z.boolean(), signedUp: z.boolean(), in: mark.optional(), out: mark.optional(), actions: z.array(z.enum(ACTIVITY_DEEDS)),
})
export type ActivityCard = z.infer<typeof activityCard>
const ownRecord = z.object({ activityId: id, activityKind: z.enum(ACTIVITY_KINDS), title: z.string(), startsAt: time, endsAt: time, in: mark.optional(), out: mark.optional() })
const organisedCard = z.object({ activityId: id, activityKind: z.enum(ACTIVITY_KINDS), title: z.string(), place: z.string(), for: z.string(), startsAt: time, endsAt: time, state: z.enum(ACTIVITY_STATES) })
export type OrganisedCard = z.infer<typeof organisedCard>
const named = z.object({ id, name: z.string() })
const standing = z.object({ activityId: id, signedUp: z.boolean() })
const marked = mark.extend({ activityId: id, which })
const coming = z.strictObject({ ...activityRef, way: z.enum(['position', 'code']), position: point.extend({ accuracyM: z.number().min(0).max(100_000) }).optional(), code: placeCode.optional(), at: time.optional() })
const write = <I extends z.ZodType>(input: I) => action({ who: 'person', writes: true, input, output: recordReceipt })

export const activitiesContract = {
  /** Activities of the member's branches and communities, from yesterday on, soonest first; at most 100. */
  coming: action({ who: 'person', writes: false, input: z.strictObject({}), output: z.object({ items: z.array(activityCard), organises: z.boolean(), now: time }) }),
  activity: action({ who: 'person', writes: false, input: z.strictObject(activityRef), output: z.object({ activity: activityCard.extend({ about: z.string(), point: point.optional() }), now: time }) }),
  /** What the member came to, newest first: their own record, seen by nobody else. */
  own: action({ who: 'person', writes: false, input: z.strictObject({ before: time.optional() }), output: z.object({ items: z.array(ownRecord), next: time.optional(), now: time }) }),
  signUp: action({ who: 'person', writes: true, input: z.strictObject(activityRef), output: standing }),
  signOff: action({ who: 'person', writes: true, input: z.strictObject(activityRef), output: standing }),
  /** Evidence of this activity: by position within the fence, or by the code shown there. `at`: when it happened, where the phone could not tell it then. */
  checkIn: action({ who: 'person', writes: true, input: coming, output: marked }),
  checkOut: action({ who: 'person', writes: true, input: coming, output: marked }),

  /** What the caller organises, newest first, at most 100; and for whom and where they may plan one. */
  organised: action({ who: 'person', writes: false, input: z.strictObject(organiser), output: z.object({ items: z.array(organisedCard), groups: z.array(named), places: z.array(named), now: time }) }),
  /** Before it begins, who said they would come; from then on, who came. Never who did not. */
  organise: action({
    who: 'person', writes: false, input: z.strictObject({ ...organiser, ...activityRef, after: id.optional() }),
    output: z.object({
      activity: organisedCard.extend({ about: z.string(), placeId: id.optional(), signUp: z.boolean(), forAll: z.boolean(), reason: z.string().optional() }), actions: z.array(z.string()), showsCode: z.boolean(), takesMarks: z.boolean(),
      people: z.array(z.object({ memberId: id, label: z.string(), in: mark.optional(), out: mark.optional() })), next: id.optional(), now: time,
    }),
  }),
  /** `forId`: a branch, or the community. */
  plan: write(z.strictObject({ ...organiser, forId: id, fields })),
  change: write(z.strictObject({ ...organiser, ...activityRef, fields })),
  cancel: write(z.strictObject({ ...organiser, ...activityRef, reason: words(100) })),
  end: write(z.strictObject({ ...organiser, ...activityRef })),
  /** The code the organiser shows: a new one every half minute. */
  code: action({ who: 'person', writes: false, input: z.strictObject({ ...organiser, ...activityRef }), output: z.object({ code: z.string(), until: time, now: time }) }),
  /** By hand, for who stands there without a phone: by their number, flagged, with a reason. */
  mark: action({ who: 'person', writes: true, input: z.strictObject({ ...organiser, ...activityRef, number: z.int().min(1).max(999_999), which, at: time, reason: words(100) }), output: marked.extend({ label: z.string() }) }),
} as const satisfies Record<string, ActionContract>
