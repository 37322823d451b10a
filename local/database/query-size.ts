import { badRequest } from '../platform-error'
import { type Doc, isDoc, isList, type Value } from './values'

/** Values and branches one query may list: each is looked up or compared, and nobody else is served meanwhile. */
export const MOST_LISTED = 10_000

/** Throws DATABASE_REQUEST_FAILED when `$in`, `$all`, `$or` and their like list more than MOST_LISTED together. */
export const refuseLongLists = (query: Doc): void => {
  const listed = countListed(query)
  if (listed > MOST_LISTED) throw badRequest(`a query may list ${MOST_LISTED} values in $in, $nin, $all, $and, $or and $nor together, found ${listed}`)
}

const countListed = (value: Value): number => {
  if (!isDoc(value)) return 0
  let sum = 0
  for (const [key, one] of Object.entries(value)) {
    if (isDoc(one)) sum += countListed(one)
    else if (isList(one) && key.startsWith('$')) {
      sum += one.length
      if (one.length <= MOST_LISTED) for (const item of one) sum += countListed(item)
    }
  }
  return sum
}
