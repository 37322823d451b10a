import { database } from './db'

/** One of these values; the only one plainly, so that an index with more behind it is followed in order. */
export function anyOf(values: readonly string[]): unknown {
  const [only] = values
  return values.length === 1 && only !== undefined ? only : database().command.in([...values])
}
