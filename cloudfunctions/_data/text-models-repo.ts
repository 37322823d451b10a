import * as z from 'zod'
import type { Mark } from '@core/domain/likeness/decisions'
import type { Counts, LabelCounts } from '@core/domain/likeness/sorting-model'
import type { TextCounts, TextLayer } from '@core/domain/likeness/text-model'
import { NO_COUNTS, textLayer } from '@core/domain/likeness/text-model'
import { COLLECTIONS } from './collections'
import { database } from './db'
import { saveVersioned } from './save-versioned'

/**
 * What a community's staff decided, as counts of hashed pairs of characters, and up to which order they were counted, in
 * one document: counts and mark are written together or not at all, so no decision is learned twice. No text, no order
 * and no person can be read out of it; an erased order leaves nothing behind but a share of sums over many.
 */
const packed = z.array(z.object({ label: z.string(), samples: z.int(), counts: z.string() }))
const modelDoc = z.object({
  _id: z.string(),
  version: z.int(),
  /** By which reading of texts it was counted: with another the counts mean nothing, and begin anew. */
  reading: z.string(),
  mark: z.object({ at: z.number(), id: z.string() }),
  learned: z.int(),
  services: packed,
  urgencies: packed,
})

/** Counts with what is needed to judge by them. */
export interface TextModel {
  readonly communityId: string
  readonly version: number
  readonly mark: Mark
  /** How many decisions are counted. */
  readonly learned: number
  readonly counts: TextCounts
  readonly layer: TextLayer
}

/** Changes with `core/domain/likeness/grams.ts` and `sorting-features.ts`. */
const READING = '2026-11'
/** One read per instance and ten minutes. An older model only means a longer tail: the answer is the same. */
const KEEP_MS = 600_000

const kept = new Map<string, { readonly model: Promise<TextModel>; readonly until: number }>()
const models = () => database().collection(COLLECTIONS.textModels)

export function textModelOf(communityId: string, now: number): Promise<TextModel> {
  const hit = kept.get(communityId)
  if (hit && now < hit.until && now >= hit.until - KEEP_MS) return hit.model
  const model = loadModel(communityId)
  kept.set(communityId, { model, until: now + KEEP_MS })
  model.catch(() => kept.delete(communityId))
  return model
}

async function loadModel(communityId: string): Promise<TextModel> {
  const { data } = (await models().doc(communityId).get()) as { data: readonly unknown[] }
  const doc = data[0] === undefined ? undefined : modelDoc.parse(data[0])
  if (doc === undefined || doc.reading !== READING) return { communityId, version: doc?.version ?? 0, mark: { at: 0, id: '' }, learned: 0, counts: NO_COUNTS, layer: textLayer(NO_COUNTS) }
  const counts = { services: unpack(doc.services), urgencies: unpack(doc.urgencies) }
  return { communityId, version: doc.version, mark: doc.mark, learned: doc.learned, counts, layer: textLayer(counts) }
}

/** Keeps what was learned since `before`. Another instance was quicker: nothing is written, and the next call reads theirs. */
export async function keepModel(before: TextModel, next: Pick<TextModel, 'mark' | 'learned' | 'counts'>, now: number): Promise<void> {
  const { communityId, version } = before
  const fields = { reading: READING, mark: next.mark, learned: next.learned, services: pack(next.counts.services), urgencies: pack(next.counts.urgencies) }
  if (!(await saveVersioned(COLLECTIONS.textModels, communityId, version, fields))) return void kept.delete(communityId)
  const model: TextModel = { communityId, version: version + 1, ...next, layer: textLayer(next.counts) }
  kept.set(communityId, { model: Promise.resolve(model), until: now + KEEP_MS })
}

type Packed = z.infer<typeof packed>

const pack = (counts: Counts): Packed => [...counts].map(([label, { samples, points }]) => ({ label, samples, counts: packPoints(points) }))
const unpack = (all: Packed): Counts => new Map(all.map(({ label, samples, counts }): readonly [string, LabelCounts] => [label, { samples, points: unpackPoints(counts) }]))

/** Buckets in order, each as its step from the one before and its count; seven bits a byte, the highest says that more follow. */
function packPoints(points: ReadonlyMap<number, number>): string {
  const bytes: number[] = []
  const put = (value: number): void => {
    for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128)
    bytes.push(value)
  }
  let last = 0
  for (const [bucket, count] of [...points].sort((a, b) => a[0] - b[0])) {
    put(bucket - last)
    put(count)
    last = bucket
  }
  return Buffer.from(bytes).toString('base64')
}

function unpackPoints(text: string): ReadonlyMap<number, number> {
  const bytes = Buffer.from(text, 'base64')
  const points = new Map<number, number>()
  let at = 0
  const take = (): number => {
    let [value, scale] = [0, 1]
    for (; ; scale *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
  }
  for (let bucket = 0; at < bytes.length; ) {
    bucket += take()
    points.set(bucket, take())
  }
  return points
}
