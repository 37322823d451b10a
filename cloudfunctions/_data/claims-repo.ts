import { shiftPartDoc } from '@core/contract/shift-documents'
import { partId, WAITERS_MAX } from '@core/domain/post/shift'
import { COLLECTIONS } from './collections'
import { database, isDuplicate } from './db'
import type { ShiftStore } from './shift-store'

/** Parts of a shift at most: two hundred times fifty places. */
const PARTS_MAX = 200

const shifts = () => database().collection(COLLECTIONS.shifts)
const done = (answer: unknown): boolean => (answer as { readonly updated: number }).updated === 1

/** A claim as it was seen, so that one made anew in between is not ended in its place. */
const asSeen = (partDocId: string, memberId: string, { at, key, state }: { readonly at: number; readonly key: string; readonly state: string }) => ({
  _id: partDocId, [`claims.${memberId}.at`]: at, [`claims.${memberId}.key`]: key, [`claims.${memberId}.state`]: state,
})

/**
 * Claims on the database. A claim is one guarded write that is its own record: refused by the guard where nothing is left,
 * where the terms are not what was seen, where claiming is not open, where they hold a place in this part or had one here by
 * the same request; by the unique index over `shiftId` and `holders` where they hold one in another. Everything else is the
 * guarded reverse or a step of it.
 */
export const shiftStore: ShiftStore = {
  read: async (shiftId) => {
    const { data } = (await shifts().where({ shiftId }).orderBy('part', 'asc').limit(PARTS_MAX).get()) as { data: readonly unknown[] }
    return data.map((doc) => shiftPartDoc.parse(doc))
  },

  take: async ({ shiftId, part, terms, memberId, claim, now, line }) => {
    const _ = database().command
    try {
      const { updated, doc } = (await shifts()
        .where({ ...(part === undefined ? { shiftId } : { _id: partId(shiftId, part) }), terms, state: 'open', left: _.gt(0), opensAt: _.lte(now), closesAt: _.gt(now), holders: _.neq(memberId), barred: _.neq(memberId), 'log.key': _.neq(claim.key) })
        .updateAndReturn({ left: _.inc(-1), holders: _.push([memberId]), [`claims.${memberId}`]: _.set(claim), updatedAt: _.max(now), ...(line === undefined ? {} : { log: _.push([line]) }) })) as { updated: number; doc: unknown }
      return updated === 1 ? shiftPartDoc.parse(doc) : null
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return 'elsewhere'
    }
  },

  giveBack: async ({ part, memberId, before, keep, unwaited = false, line }) => {
    const _ = database().command
    return done(await shifts().where({ ...asSeen(part._id, memberId, before), ...(unwaited && part.part === 0 ? { 'waiterIds.0': _.exists(false) } : {}) }).update({
      [keep ? 'freed' : 'left']: _.inc(1), holders: _.pull(memberId as never), [`claims.${memberId}`]: _.remove(), log: _.push([line]), updatedAt: _.max(line.at),
    }))
  },

  promise: async ({ part, waiter, claim, line }) => {
    const _ = database().command
    const first = part.part === 0
    // One that is free without having been kept is theirs as well: nobody claims past those who wait.
    const from = part.freed > 0 ? 'freed' : 'left'
    try {
      return done(await shifts()
        .where({ _id: part._id, state: 'open', [from]: _.gt(0), holders: _.neq(waiter.id), ...(first ? { waiterIds: waiter.id } : {}) })
        .update({
          [from]: _.inc(-1), holders: _.push([waiter.id]), [`claims.${waiter.id}`]: _.set(claim), log: _.push([line]), updatedAt: _.max(line.at), nextAt: _.min(claim.until ?? line.at),
          ...(first ? { waiters: _.pull({ id: waiter.id } as never), waiterIds: _.pull(waiter.id as never) } : {}),
        }))
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return 'elsewhere'
    }
  },

  bar: async (shiftId, memberId) => {
    const _ = database().command
    await shifts().where({ shiftId, barred: _.neq(memberId) }).update({ barred: _.push([memberId]) })
  },

  unkeep: async (part, now) => {
    const _ = database().command
    return done(await shifts().where({ _id: part._id, freed: _.gt(0), 'waiterIds.0': _.exists(false) }).update({ freed: _.inc(-1), left: _.inc(1), updatedAt: _.max(now) }))
  },

  change: async ({ part, memberId, before, after, line }) => {
    const _ = database().command
    return done(await shifts().where(asSeen(part._id, memberId, before)).update({ [`claims.${memberId}`]: _.set(after), log: _.push([line]), updatedAt: _.max(line.at) }))
  },

  handOver: async ({ part, memberId, before, to, claim, line }) => {
    const _ = database().command
    // Their own place among the holders: never the part's mark, which stands first.
    const at = `holders.${part.holders.indexOf(memberId)}`
    try {
      return done(await shifts()
        .where({ ...asSeen(part._id, memberId, before), [at]: memberId, holders: _.neq(to), barred: _.neq(to), [`claims.${memberId}.in`]: _.exists(false) })
        .update({ [at]: _.set(to), [`claims.${memberId}`]: _.remove(), [`claims.${to}`]: _.set(claim), log: _.push([line]), updatedAt: _.max(line.at) }))
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return 'elsewhere'
    }
  },

  join: async (first, waiter) => {
    const _ = database().command
    return done(await shifts()
      .where({ _id: first._id, state: 'open', holders: _.neq(waiter.id), barred: _.neq(waiter.id), waiterIds: _.neq(waiter.id), [`waiterIds.${WAITERS_MAX - 1}`]: _.exists(false) })
      .update({ waiters: _.push([waiter]), waiterIds: _.push([waiter.id]), updatedAt: _.max(waiter.at) }))
  },

  leave: async (shiftId, { id, at }, now, line) => {
    const _ = database().command
    return done(await shifts()
      .where({ _id: shiftId, waiters: _.elemMatch({ id, at }) })
      .update({ waiters: _.pull({ id, at } as never), waiterIds: _.pull(id as never), updatedAt: _.max(now), ...(line === undefined ? {} : { log: _.push([line]) }) }))
  },
}
