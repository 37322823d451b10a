import type * as z from 'zod'
import type { Fault } from './faults'

/** The documents of a page that can be read; of the others that they cannot, one by one. */
export function readable<D>(schema: z.ZodType<D>, page: readonly unknown[]): { readonly docs: readonly D[]; readonly faults: readonly Fault[] } {
  const read = page.map((raw) => ({ id: (raw as { readonly _id: string })._id, doc: schema.safeParse(raw) }))
  return {
    docs: read.flatMap(({ doc }) => (doc.success ? [doc.data] : [])),
    faults: read.flatMap(({ id, doc }): readonly Fault[] => (doc.success ? [] : [{ warning: 'UNREADABLE', id, where: '' }])),
  }
}
