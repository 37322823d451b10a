import { join } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import indexes from '../../../deploy/indexes.json'
import { besideCloud } from '../../cloud-process'
import { print } from '../../print'
import { ours, readCheckWrite, runTransaction, twoWrites } from './patterns'
import type { RaceResult } from './race'
import { runRace } from './race'
import { simulateFaults } from './faults'

export interface ClaimsWanted { readonly json: boolean; readonly quick: boolean; readonly racers?: number | undefined; readonly slots?: number | undefined }

const INDEXES = { shifts: indexes.shifts, races: [], claims: [{ name: 'of_race', keys: [['raceId', 1]], unique: false }] }

/** Claims on the local cloud through the unmodified SDK: the product's way beside three others, in one run; then crashes at every call. */
export async function benchClaims({ json, quick, racers, slots }: ClaimsWanted): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const [many, places] = [racers ?? (quick ? 4_100 : 82_000), slots ?? 50]
  const [splitRacers, splitPlaces] = quick ? [820, 200] : [8_200, 2_000]
  const races = await besideCloud(join(__dirname, 'race-server.ts'), INDEXES, [], async ({ url }) => {
    Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key', TCB_ENV: 'local', TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }) })
    const db = cloudbase.init({ env: 'local', keepalive: true }).database()
    // The SDK's own code takes seconds to be compiled; an instance that serves has that behind it.
    for (const [name, pattern] of Object.entries({ ours: ours(db), readCheckWrite: readCheckWrite(db), twoWrites: twoWrites(db), runTransaction: runTransaction(db) })) await runRace(pattern, `warm-${name}`, quick ? 300 : 1_500, 20)

    const results: Record<string, RaceResult> = {}
    const race = async (name: string, pattern: Parameters<typeof runRace>[0], count: number, capacity: number) => {
      results[name] = await runRace(pattern, `race-${name}`, count, capacity)
      say(`${name}: ${JSON.stringify(results[name])}`)
    }
    await race('ours', ours(db), many, places)
    await race('oursEveryCall', ours(db, false), many, places)
    await race('oursSplit', ours(db), splitRacers, splitPlaces)
    await race('readCheckWrite', readCheckWrite(db), many, places)
    await race('twoWrites', twoWrites(db), many, places)
    await race('runTransaction', runTransaction(db), many, places)
    // The other large race by the platform's own means, for the ratio: one document of two thousand places.
    await race('runTransactionLarge', runTransaction(db), splitRacers, splitPlaces)
    return results
  })
  const faults = await simulateFaults(quick ? 2_000 : 100_000)
  say(`faults: ${JSON.stringify(faults)}`)
  if (json) return void process.stdout.write(`${JSON.stringify({ ...races, faults })}\n`)
  print(races, false, '抢名额，经过 SDK，64 个同时', { racers: '人', slots: '名额', sold: '得到', oversold: '超卖', lost: '丢失', spurious: '错拒', callsWinner: '得者调用', callsLoser: '失者调用', callsAfterSoldOut: '售完后', attemptsPerSecond: '每秒', p99Ms: 'p99 毫秒' })
  print(faults, false, '每次调用都可能断掉', { seeds: '种子', leaked: '漏名额', oversold: '超卖', twice: '占两个', broken: '不符' })
}
