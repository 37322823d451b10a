import { PlatformError } from '../platform-error'
import type { Catalog } from './catalog'
import type { Connection } from './connection'

/** How far a row of writes came. */
export interface Outcome<R> {
  readonly done: readonly R[]
  /** Why the next one was refused; absent when none was. */
  readonly refusal?: PlatformError
}

/**
 * Writes one after the other, as MongoDB does what is ordered: the first that is refused ends the row, and those before it
 * stay. To be called inside `commits.write`. Throws what is no refusal; then nothing of it stays.
 */
export const writeInTurn = <T, R>(main: Connection, catalog: Catalog, items: readonly T[], write: (item: T) => R): Outcome<R> => {
  const [only] = items
  // What is refused alone is undone as the request it is.
  if (only === undefined || items.length === 1) return { done: items.map(write) }
  const done: R[] = []
  main.run('SAVEPOINT row')
  try {
    for (const item of items) done.push(write(item))
    main.run('RELEASE row')
    return { done }
  } catch (refusal) {
    if (!(refusal instanceof PlatformError)) throw refusal
    // The refused one may be half there: away with all, and those before it once more, which nothing can have changed for.
    main.run('ROLLBACK TO row')
    catalog.undo()
    const kept = items.slice(0, done.length).map(write)
    main.run('RELEASE row')
    return { done: kept, refusal }
  }
}
