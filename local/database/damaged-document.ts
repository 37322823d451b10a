import { PlatformError } from '../platform-error'
import type { Connection } from './connection'
import { readStored } from './ejson'
import { decodeComponent } from './index-keys'
import type { Doc } from './values'

/** Where a document's text was read. */
export interface Place {
  readonly on: Connection
  readonly collection: { readonly name: string; readonly table: string }
  readonly rid: number
}

/** Reads a document's text. Throws SYS_ERR, which names collection and `_id`, when it was damaged in the file. */
export const readDocument = (text: string, place: Place): Doc => {
  let doc: Doc | undefined
  try {
    doc = readStored(text)
  } catch {
    throw damagedDocument(place)
  }
  if (typeof doc !== 'object' || doc === null) throw damagedDocument(place)
  return doc
}

// JSON holds none of them as they are; U+FFFD stands for bytes that were no UTF-8.
const SUSPECT = /[\u0000-\u001f\ufffd]/

/**
 * For texts that are handed on unread, as lists are: looks only for what damage leaves behind — zeros, bytes that are no
 * text, a lost end. Reading each as JSON would cost a list of twenty about a tenth of its time.
 */
export const refuseDamagedText = (text: string, place: Place): void => {
  if (!text.startsWith('{') || !text.endsWith('}')) throw damagedDocument(place)
  if (SUSPECT.test(text)) readDocument(text, place)
}

/** The `_id` of a row as a person would write it. */
export const nameOfRow = ({ on, collection, rid }: Place): string => {
  const entry = String(on.row(`SELECT id FROM ${collection.table} WHERE rid = ?`, rid)?.[0] ?? '')
  return JSON.stringify(decodeComponent(entry, 0, 1)?.value ?? entry)
}

const damagedDocument = (place: Place): PlatformError =>
  new PlatformError('SYS_ERR', `集合 ${place.collection.name} 里 _id 为 ${nameOfRow(place)} 的文档已损坏，读不出来。请用 npm run cloud -- check 查看，用 npm run cloud -- restore 备份文件 恢复。`)
