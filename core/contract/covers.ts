import * as z from 'zod'
import { COVER_STATES, COVERED } from '../domain/post/cover'
import { action, clockTime, id, time } from './common'
import type { ActionContract } from './common'
import { recordBase, recordReceipt } from './records'

const shape = { target: z.enum(COVERED), targetId: id, days: z.array(z.int().min(1).max(7)).min(1, '请选星期几').max(7), from: clockTime, to: clockTime, least: z.int().min(1, '至少 1 人').max(99) }
export const coverDoc = recordBase.extend({ kind: z.literal('cover'), state: z.enum(COVER_STATES), ...shape, days: z.array(z.int()), from: z.string(), to: z.string(), least: z.int() })
export type CoverDoc = z.infer<typeof coverDoc>

const place = z.object({ id, name: z.string() })
const coverView = z.object({ coverId: id, name: z.string(), target: z.enum(COVERED), targetId: id, days: z.array(z.int()), from: z.string(), to: z.string(), least: z.int() })
export type CoverView = z.infer<typeof coverView>

/** A time of the coming week at which a station or grid has fewer people than it must; `weakAt`: its weakest moment. */
export const bareTime = z.object({ coverId: id, name: z.string(), community: z.string(), startsAt: time, endsAt: time, weakAt: time, least: z.int(), people: z.int(), planned: z.int() })

const staff = { as: z.literal('staff') }
export const coverActions = {
  /** What is set, and the stations and grids of one's own communities. */
  covers: action({ who: 'person', writes: false, input: z.strictObject(staff), output: z.object({ items: z.array(coverView), stations: z.array(place), grids: z.array(place), now: time }) }),
  setCover: action({ who: 'person', writes: true, input: z.strictObject({ ...staff, coverId: id.optional(), fields: z.strictObject(shape) }), output: recordReceipt }),
  endCover: action({ who: 'person', writes: true, input: z.strictObject({ ...staff, coverId: id }), output: recordReceipt }),
} as const satisfies Record<string, ActionContract>
