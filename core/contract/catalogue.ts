import * as z from 'zod'
import { action, id, limitOverride, point, urgency } from './common'
import type { ActionContract } from './common'

export const question = z.object({ id, label: z.string(), kind: z.enum(['choice', 'text', 'number']), options: z.array(z.string()).optional(), required: z.boolean() })
export const service = z.object({
  id,
  name: z.string(),
  notice: z.string().optional(),
  urgency,
  seats: z.int().min(1).max(4),
  skill: z.string(),
  /** A certificate that must be in force, beside the skill. */
  certificate: z.string().optional(),
  questions: z.array(question),
  photos: z.enum(['optional', 'reason']),
  photosWhy: z.string().optional(),
  stopper: z.object({ phone: z.enum(['110', '119', '120']), when: z.string() }).optional(),
})
export const category = z.object({
  id,
  name: z.string(),
  icon: z.string(),
  notice: z.string(),
  /** Helpers go into somebody's home. */
  atHome: z.boolean().optional(),
  services: z.array(service),
  /** What the category sets differently from the limits of an urgency. */
  limits: limitOverride.optional(),
})
export const catalogueView = z.object({
  version: z.int(),
  categories: z.array(category),
  /** Reply templates for staff, by the action they fill in. */
  templates: z.array(z.object({ id, action: z.string(), title: z.string(), text: z.string() })),
})
export type CatalogueView = z.infer<typeof catalogueView>
export type ServiceView = z.infer<typeof service>

export const compoundView = z.object({ id, name: z.string(), buildings: z.int(), communityId: id, community: z.string(), grid: z.string(), point: point.optional() })

const nothing = z.strictObject({})
export const catalogueContract = {
  current: action({ who: 'person', writes: false, input: nothing, output: catalogueView }),
  /** The compounds of the district for the address picker: own community first. */
  compounds: action({ who: 'person', writes: false, input: z.strictObject({ communityId: id.optional() }), output: z.object({ items: z.array(compoundView) }) }),
} as const satisfies Record<string, ActionContract>
