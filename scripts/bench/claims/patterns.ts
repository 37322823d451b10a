import { AsyncLocalStorage } from 'node:async_hooks'
import type cloudbase from '@cloudbase/node-sdk'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import type { ShiftFacts } from '@core/domain/post/shift'
import { AppError } from '../../../cloudfunctions/_kit/app-error'
import { newShift } from '../../../cloudfunctions/_shift/new-shift'
import { makePlaces } from '../../../cloudfunctions/_shift/places'
import type { ShiftStore } from '../../../cloudfunctions/_data/shift-store'
import { shiftStore } from '../../../cloudfunctions/_data/claims-repo'

type Db = ReturnType<ReturnType<typeof cloudbase.init>['database']>

/** What a racer was told: `full` is a refusal for want of places, `error` one for any other cause. */
export type Told = 'yes' | 'full' | 'error'

/** A way of handing out places. `attempt` counts its database calls through `call`. */
export interface Pattern {
  prepare(id: string, slots: number): Promise<void>
  attempt(id: string, racer: string, call: () => void): Promise<Told>
  /** Who has a place, as it is stored, and how many places are still offered. */
  settle(id: string): Promise<{ readonly holders: readonly string[]; readonly left: number }>
}

const HOUR = 3_600_000
const now = Date.now()
const factsOf = (shiftId: string): ShiftFacts => ({
  shiftId, postId: 'p', communityId: 'cm01', streetId: 'st01', title: '雨后清扫', role: '清扫', place: { name: '颐泽花园' }, needs: [], openTo: ['cm01'], approval: false,
  startsAt: now + 24 * HOUR, endsAt: now + 26 * HOUR, opensAt: now - HOUR, closesAt: now + 24 * HOUR, state: 'open',
})

/** Whose attempt the running code belongs to. */
const attempts = new AsyncLocalStorage<() => void>()

/** The store, its calls counted for the attempt they are made in; a read shared by several, for the one that began it. */
const counted = Object.fromEntries(
  Object.entries(shiftStore).map(([name, run]) => [name, (...args: unknown[]) => {
    attempts.getStore()?.()
    return (run as (...args: unknown[]) => unknown)(...args)
  }]),
) as unknown as ShiftStore

/**
 * The product's own: one guarded write that is its own record. `remembers: false` leaves out what an instance remembers, so
 * that every attempt goes to the database.
 */
export function ours(db: Db, remembers = true): Pattern {
  const shared = makePlaces(counted)
  const shifts = new Map<string, ShiftPartDoc>()
  return {
    prepare: async (id, slots) => {
      const docs = newShift(factsOf(id), slots, now)
      await db.collection('shifts').add([...docs])
      if (docs[0]) shifts.set(id, docs[0])
    },
    attempt: (id, racer, call) => attempts.run(call, async () => {
      const seen = shifts.get(id)
      if (seen === undefined) throw new Error(`no shift ${id}`)
      const claimant = { id: racer, areaIds: ['cm01'], skills: [], certificates: {}, busy: [] }
      try {
        await (remembers ? shared : makePlaces(counted)).claim({ shiftId: id, seen, claimant, claim: { at: now, key: racer, label: '党员' }, now, retried: false })
        return 'yes'
      } catch (error) {
        return error instanceof AppError && error.code === 'SHIFT_FULL' ? 'full' : 'error'
      }
    }),
    settle: async (id) => {
      const docs = await shiftStore.read(id)
      return { holders: docs.flatMap(({ claims }) => Object.keys(claims)), left: docs.reduce((sum, { left }) => sum + left, 0) }
    },
  }
}

interface Race { readonly _id: string; readonly left: number; readonly holders: readonly string[] }
const settleRace = (db: Db) => async (id: string) => {
  const { data } = (await db.collection('races').doc(id).get()) as { data: readonly Race[] }
  return { holders: data[0]?.holders ?? [], left: data[0]?.left ?? 0 }
}
const prepareRace = (db: Db) => async (id: string, slots: number) => void (await db.collection('races').add({ _id: id, left: slots, holders: [] }))

/** What published templates do: look whether there is room, then write. */
export function readCheckWrite(db: Db): Pattern {
  const _ = db.command
  return {
    prepare: prepareRace(db),
    attempt: async (id, racer, call) => {
      call()
      const { data } = (await db.collection('races').doc(id).get()) as { data: readonly Race[] }
      if ((data[0]?.left ?? 0) <= 0) return 'full'
      call()
      await db.collection('races').doc(id).update({ left: _.inc(-1), holders: _.push([racer]) })
      return 'yes'
    },
    settle: settleRace(db),
  }
}

/** A guarded counter, then a claim of its own: two documents, so a crash in between loses a place. */
export function twoWrites(db: Db): Pattern {
  const _ = db.command
  return {
    prepare: prepareRace(db),
    attempt: async (id, racer, call) => {
      call()
      const { updated } = (await db.collection('races').where({ _id: id, left: _.gt(0) }).update({ left: _.inc(-1) })) as { updated: number }
      if (updated === 0) return 'full'
      call()
      await db.collection('claims').add({ _id: `${id}:${racer}`, raceId: id, racer })
      return 'yes'
    },
    settle: async (id) => {
      const { data } = (await db.collection('claims').where({ raceId: id }).limit(1000).get()) as { data: readonly { readonly racer: string }[] }
      return { holders: data.map(({ racer }) => racer), left: (await settleRace(db)(id)).left }
    },
  }
}

/** The platform's transaction, with the SDK's own three tries; a conflict after that is told as busy. */
export function runTransaction(db: Db): Pattern {
  return {
    prepare: prepareRace(db),
    attempt: async (id, racer, call) => {
      const ended: { told: Told } = { told: 'error' }
      try {
        // Begin and commit are calls too.
        call()
        await db.runTransaction(async (tx: Awaited<ReturnType<Db['startTransaction']>>) => {
          call()
          const { data } = (await tx.collection('races').doc(id).get()) as unknown as { data: Race | null }
          const race = Array.isArray(data) ? (data[0] as Race | undefined) : data
          if (!race || race.left <= 0) {
            ended.told = 'full'
            return
          }
          call()
          await tx.collection('races').doc(id).update({ left: race.left - 1, holders: [...race.holders, racer] })
          ended.told = 'yes'
        })
        call()
        return ended.told
      } catch {
        return 'error'
      }
    },
    settle: settleRace(db),
  }
}
