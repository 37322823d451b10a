import { createHash } from 'node:crypto'
import type { DocumentDatabase } from '../database/open-database'

/** WeChat's words: 每个 code 只能使用一次，code 的有效期为 5min. */
const CODE_LIVES_MS = 5 * 60_000
const INVALID = { errcode: 40029, errmsg: 'invalid code' }

type Data = Readonly<Record<string, unknown>>

/**
 * phonenumber.getPhoneNumber. The same code always stands for the same number, from a block no operator hands out;
 * `local-phone-<number>` for that number, and `local-phone-<number>-<ms>` for one given out at that moment of the cloud's clock.
 * A code answers once: what was answered is looked up among what was sent, so that a restart forgives nothing. The caller
 * writes the answer down before anything else can happen.
 */
export const makePhoneNumbers = (db: DocumentDatabase): { answer(data: Data): object } => {
  const wasUsed = (code: string): boolean =>
    db.main
      .rows(`SELECT body FROM sent WHERE json_extract(body, '$.api') = 'phonenumber.getPhoneNumber' AND json_extract(body, '$.request.code') = ? LIMIT 20`, code)
      .some(([body]) => (JSON.parse(String(body)) as { readonly reply: { readonly errcode?: number } }).reply.errcode === 0)
  return {
    answer: ({ code }) => {
      if (typeof code !== 'string' || code === '' || code.length > 512 || wasUsed(code)) return INVALID
      const [, explicit, given] = /^local-phone-(1\d{10})(?:-(\d{1,15}))?$/.exec(code) ?? []
      if (given !== undefined && db.now() - Number(given) > CODE_LIVES_MS) return INVALID
      const digits = (createHash('sha256').update(code).digest().readUInt32BE(0) % 100_000_000).toString().padStart(8, '0')
      const number = explicit ?? `100${digits}`
      return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark: { timestamp: Math.floor(db.now() / 1000), appid: 'local' } } }
    },
  }
}
