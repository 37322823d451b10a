import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { isBarred, WAITERS_MAX } from '@core/domain/post/shift'
import type { ShiftStore } from '../../../cloudfunctions/_data/shift-store'

type Parts = Map<string, ShiftPartDoc>

/** What can be taken out of it on purpose, to see that the simulation finds out. */
export interface Spoilt {
  /** Without the unique index over shift and holders. */
  readonly unique?: false
  /** A place given back is not counted. */
  readonly counts?: false
}

/**
 * The database's part of claims in memory: single-document writes that happen whole or not at all, and the unique index over
 * `shiftId` and `holders`. tests/integration/shift-store.spec.ts holds it against the real one, call by call.
 */
export function memoryStore(docs: readonly ShiftPartDoc[], { unique = true, counts = true }: { readonly unique?: boolean; readonly counts?: boolean } = {}): { readonly store: ShiftStore; readonly parts: () => readonly ShiftPartDoc[] } {
  const parts: Parts = new Map(docs.map((doc) => [doc._id, structuredClone(doc)]))
  const inOrder = (shiftId: string) => [...parts.values()].filter((part) => part.shiftId === shiftId).sort((a, b) => a.part - b.part)
  const put = (part: ShiftPartDoc) => void parts.set(part._id, part)
  const holdsElsewhere = (part: ShiftPartDoc, memberId: string) => unique && inOrder(part.shiftId).some((each) => each._id !== part._id && each.holders.includes(memberId))
  const without = (claims: ShiftPartDoc['claims'], memberId: string) => Object.fromEntries(Object.entries(claims).filter(([id]) => id !== memberId))
  /** The stored part while the claim is still the one that was seen. */
  const asSeen = (id: string, memberId: string, before: { readonly at: number; readonly key: string; readonly state: string }) => {
    const part = parts.get(id)
    const claim = part?.claims[memberId]
    return part && claim?.at === before.at && claim.key === before.key && claim.state === before.state ? part : undefined
  }

  const store: ShiftStore = {
    read: async (shiftId) => structuredClone(inOrder(shiftId)),
    take: async ({ shiftId, part: wanted, terms, memberId, claim, now, line }) => {
      const part = inOrder(shiftId).find((each) => (wanted === undefined || each.part === wanted) && each.terms === terms && each.state === 'open' && each.left > 0 && each.opensAt <= now && now < each.closesAt && !each.holders.includes(memberId) && !isBarred([each], memberId) && !each.log.some(({ key }) => key === claim.key))
      if (part === undefined) return null
      if (holdsElsewhere(part, memberId)) return 'elsewhere'
      const after = { ...part, left: part.left - 1, holders: [...part.holders, memberId], claims: { ...part.claims, [memberId]: claim }, updatedAt: Math.max(part.updatedAt, now), log: line === undefined ? part.log : [...part.log, line] }
      put(after)
      return structuredClone(after)
    },
    giveBack: async ({ part: seen, memberId, before, keep, unwaited = false, line }) => {
      const part = asSeen(seen._id, memberId, before)
      if (part === undefined || (unwaited && part.part === 0 && part.waiterIds.length > 0)) return false
      put({ ...part, left: part.left + (keep || !counts ? 0 : 1), freed: part.freed + (keep ? 1 : 0), holders: part.holders.filter((id) => id !== memberId), claims: without(part.claims, memberId), log: [...part.log, line] })
      return true
    },
    promise: async ({ part: seen, waiter, claim, line }) => {
      const part = parts.get(seen._id)
      const from = seen.freed > 0 ? 'freed' : 'left'
      if (part === undefined || part.state !== 'open' || part[from] <= 0 || part.holders.includes(waiter.id)) return false
      if (part.part === 0 && !part.waiterIds.includes(waiter.id)) return false
      if (holdsElsewhere(part, waiter.id)) return 'elsewhere'
      const kept = part.part === 0 ? { waiters: part.waiters.filter(({ id }) => id !== waiter.id), waiterIds: part.waiterIds.filter((id) => id !== waiter.id) } : {}
      put({ ...part, [from]: part[from] - 1, holders: [...part.holders, waiter.id], claims: { ...part.claims, [waiter.id]: claim }, log: [...part.log, line], ...kept })
      return true
    },
    bar: async (shiftId, memberId) => {
      for (const part of inOrder(shiftId)) if (!isBarred([part], memberId)) put({ ...part, barred: [...(part.barred ?? []), memberId] })
    },
    unkeep: async ({ _id }) => {
      const part = parts.get(_id)
      if (part === undefined || part.freed <= 0 || part.waiterIds.length > 0) return false
      put({ ...part, freed: part.freed - 1, left: part.left + 1 })
      return true
    },
    change: async ({ part: seen, memberId, before, after, line }) => {
      const part = asSeen(seen._id, memberId, before)
      if (part === undefined) return false
      put({ ...part, claims: { ...part.claims, [memberId]: after }, log: [...part.log, line] })
      return true
    },
    handOver: async ({ part: seen, memberId, before, to, claim, line }) => {
      const part = asSeen(seen._id, memberId, before)
      if (part === undefined || part.holders.includes(to) || isBarred([part], to) || part.claims[memberId]?.in !== undefined) return false
      if (holdsElsewhere(part, to)) return 'elsewhere'
      put({ ...part, holders: part.holders.map((id) => (id === memberId ? to : id)), claims: { ...without(part.claims, memberId), [to]: claim }, log: [...part.log, line] })
      return true
    },
    join: async ({ _id }, waiter) => {
      const part = parts.get(_id)
      if (part === undefined || part.state !== 'open' || part.holders.includes(waiter.id) || isBarred([part], waiter.id) || part.waiterIds.includes(waiter.id) || part.waiterIds.length >= WAITERS_MAX) return false
      put({ ...part, waiters: [...part.waiters, waiter], waiterIds: [...part.waiterIds, waiter.id] })
      return true
    },
    leave: async (shiftId, { id, at }, _now, line) => {
      const part = parts.get(shiftId)
      if (part === undefined || !part.waiters.some((each) => each.id === id && each.at === at)) return false
      put({ ...part, waiters: part.waiters.filter((each) => each.id !== id), waiterIds: part.waiterIds.filter((each) => each !== id), log: line === undefined ? part.log : [...part.log, line] })
      return true
    },
  }
  return { store, parts: () => [...parts.values()] }
}
