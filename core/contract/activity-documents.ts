import * as z from 'zod'
import { ACTIVITY_KINDS, ACTIVITY_STATES } from '../domain/activity/activity'
import { point } from './common'
import { recordBase } from './records'
import { presence } from './shift-documents'

/** 组织活动. `forId`: the branch, or the community, whose members see it. */
export const activityDoc = recordBase.extend({
  kind: z.literal('activity'),
  state: z.enum(ACTIVITY_STATES),
  activityKind: z.enum(ACTIVITY_KINDS),
  forId: z.string(),
  branchId: z.string(),
  title: z.string(),
  about: z.string(),
  place: z.object({ name: z.string(), placeId: z.string().optional(), point: point.optional() }),
  startsAt: z.number(),
  endsAt: z.number(),
  signUp: z.boolean(),
  toldIds: z.array(z.string()),
  reason: z.string().optional(),
  reminded: z.int().default(0),
})
export type ActivityDoc = z.infer<typeof activityDoc>

/** That one member said they would come to one activity, came and went: a document of its own, so that none grows with the number of people. */
export const activityMarkDoc = z.object({
  _id: z.string(),
  activityId: z.string(),
  memberId: z.string(),
  label: z.string(),
  communityId: z.string(),
  activityKind: z.enum(ACTIVITY_KINDS),
  title: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  signedUpAt: z.number().optional(),
  in: presence.optional(),
  out: presence.optional(),
  updatedAt: z.number(),
})
export type ActivityMarkDoc = z.infer<typeof activityMarkDoc>
