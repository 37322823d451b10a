import { database } from './db'

interface Span<K extends string> {
  readonly field: K
  /** Whole numbers, the first with it, the other not. */
  readonly from: number
  readonly until: number
  readonly where?: Readonly<Record<string, unknown>>
}

/** Everything whose field lies in a span, in its order and by ids where it is the same, page by page: `page` answers at most `size` of what a condition leaves. */
export async function allAlong<K extends string, D extends { readonly _id: string } & Readonly<Record<K, number>>>(size: number, { field, from, until, where = {} }: Span<K>, page: (rest: object) => Promise<readonly D[]>): Promise<readonly D[]> {
  const _ = database().command
  const found: D[] = []
  for (let [at, after] = [from, '']; ; ) {
    const more = await page(_.or([{ ...where, [field]: _.and([_.gt(at), _.lt(until)]) }, { ...where, [field]: at, _id: _.gt(after) }]))
    found.push(...more)
    const last = more.at(-1)
    if (more.length < size || last === undefined) return found
    ;[at, after] = [last[field], last._id]
  }
}
