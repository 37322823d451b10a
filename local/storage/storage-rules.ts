import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { mediaType } from '../gateway/media-type'

/** Types that say what they are by their first bytes; no other can be declared, since a name alone proves nothing. */
const FIRST_BYTES = {
  'image/jpeg': /^ffd8ff/,
  'image/png': /^89504e470d0a1a0a/,
  'image/gif': /^47494638(37|39)61/,
  'image/webp': /^52494646.{8}57454250/,
} as const
type StoredType = keyof typeof FIRST_BYTES
const STORED_TYPES = Object.keys(FIRST_BYTES) as [StoredType, ...StoredType[]]

/** So many bytes are enough to tell one type from another. */
export const HEAD_BYTES = 12

/** What a deployment lets be stored: deploy/storage.json. */
export interface StorageRules {
  readonly maxBytes: number
  /** Undefined where the deployment declares nothing: a bucket as such takes every type. */
  readonly types?: readonly string[] | undefined
}

const declared = z.strictObject({ maxMiB: z.number().positive().max(5 * 1024), types: z.array(z.enum(STORED_TYPES)).min(1) })

/** Room for photographs, which are far below. */
export const DEFAULT_RULES: StorageRules = { maxBytes: 50 * 1024 * 1024 }

/** Reads the declared rules. Throws an Error in plain words. */
export const readStorageRules = (file: string): StorageRules => {
  try {
    const { maxMiB, types } = declared.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { maxBytes: maxMiB * 1024 * 1024, types }
  } catch (cause) {
    throw new Error(`读不懂 ${file}：要写 maxMiB（一个文件最多多少 MiB）和 types（${STORED_TYPES.join('、')} 里的几种）`, { cause })
  }
}

/** Whether a file of this name may be stored at all. */
export const nameAllowed = ({ types }: StorageRules, path: string): boolean => types === undefined || types.includes(mediaType(path))

/** Whether it begins as its name says. */
export const headAllowed = ({ types }: StorageRules, path: string, head: Buffer): boolean =>
  types === undefined || (FIRST_BYTES[mediaType(path) as StoredType] as RegExp | undefined)?.test(head.subarray(0, HEAD_BYTES).toString('hex')) === true
