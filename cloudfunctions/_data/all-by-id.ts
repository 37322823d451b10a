/** Everything there is, by ids, page by page: `page` answers at most `size` of those whose id comes after one, in the order of ids. */
export async function allById<D extends { readonly _id: string }>(size: number, page: (after: string) => Promise<readonly D[]>): Promise<readonly D[]> {
  const found: D[] = []
  for (let after = ''; ; ) {
    const more = await page(after)
    found.push(...more)
    const last = more.at(-1)
    if (more.length < size || last === undefined) return found
    after = last._id
  }
}
