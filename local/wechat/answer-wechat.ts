import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { DocumentDatabase } from '../database/open-database'
import { notSupported, PlatformError } from '../platform-error'
import type { MediaCheck } from './check-media'
import { makePhoneNumbers } from './phone-numbers'
import { sendSubscribed } from './send-subscribed'
import { answerUnlimitedCode } from './unlimited-code'

/** WeChat's open interfaces, answered here in WeChat's own shapes; everything sent is kept. */
export interface WeChat {
  /** Answers `callWxOpenApi({ apiName, requestData })`; the reply is WeChat's JSON. Throws PlatformError on another interface. */
  answer(body: object): Promise<object>
  /** One more message this person allows with this template, as one tap on 允许 does. */
  grant(openid: string, template: string): void
  /** The latest of them, newest first, each with its number. */
  latest(count: number): readonly object[]
  sent(): readonly object[]
}

/** Texts with one of these are risky. Made up for tests, so that no real text is refused by chance. */
export const RISKY_WORDS: readonly string[] = ['违法广告测试词', '辱骂测试词', '涉政测试词']

/** Asked about this, WeChat is too busy to say anything. */
export const BUSY_WORDS = '微信繁忙测试词'

const Request = z.object({ apiName: z.string(), requestData: z.string().optional() })
type Data = Readonly<Record<string, unknown>>

const OK = { errcode: 0, errmsg: 'ok' }

export const makeWeChat = (db: DocumentDatabase, media: Pick<MediaCheck, 'accept'>): WeChat => {
  const record = (api: string, request: Data, reply: object) =>
    db.commits.write(() => db.main.run('INSERT INTO sent (body) VALUES (?)', JSON.stringify({ at: db.now(), api, request, reply })))

  const useGrant = (openid: string, template: string): Promise<boolean> =>
    db.commits.write(() => {
      const left = Number(db.main.row('SELECT left FROM grants WHERE openid = ? AND template = ?', openid, template)?.[0] ?? 0)
      if (left < 1) return false
      db.main.run('UPDATE grants SET left = left - 1 WHERE openid = ? AND template = ?', openid, template)
      return true
    })

  const phones = makePhoneNumbers(db)
  const answers: Readonly<Record<string, (data: Data) => object | Promise<object>>> = {
    'security.msgSecCheck': checkText,
    'security.mediaCheckAsync': (data) => checkMedia(data, media),
    'subscribeMessage.send': (data) => sendSubscribed(fold(data), useGrant),
    'phonenumber.getPhoneNumber': (data) => phones.answer(data),
    'wxacode.getUnlimited': answerUnlimitedCode,
  }

  return {
    answer: async (body) => {
      const parsed = Request.safeParse(body)
      if (!parsed.success) throw new PlatformError('INVALID_PARAM', 'callWxOpenApi needs apiName')
      // Both spellings are in use: `openapi.security.msgSecCheck` in old samples.
      const api = parsed.data.apiName.replace(/^openapi\./, '')
      const answer = Object.hasOwn(answers, api) ? answers[api] : undefined
      if (!answer) throw notSupported(`the WeChat interface ${parsed.data.apiName}`)
      const data = readData(parsed.data.requestData)
      const answered = answer(data)
      // What is known at once is written down at once: two that ask with the same code must not both be the first.
      const reply = answered instanceof Promise ? ((await answered) as object) : answered
      await record(api, data, reply)
      return reply
    },
    grant: (openid, template) => {
      db.commits.flush()
      db.main.run('INSERT INTO grants (openid, template, left) VALUES (?, ?, 1) ON CONFLICT (openid, template) DO UPDATE SET left = left + 1', openid, template)
    },
    latest: (count) => db.main.rows('SELECT num, body FROM sent ORDER BY num DESC LIMIT ?', count).map(([num, body]) => ({ num: Number(num), ...(JSON.parse(String(body)) as object) })),
    sent: () => db.main.rows('SELECT body FROM sent ORDER BY num').map(([body]) => JSON.parse(String(body)) as object),
  }
}

/** Deeper than any interface goes; far below where writing it down would overflow the stack. */
const MOST_LEVELS = 32

const readData = (text: string | undefined): Data => {
  let data: unknown
  try {
    data = JSON.parse(text === undefined || text === '' ? '{}' : text)
  } catch {
    throw new PlatformError('INVALID_PARAM', 'requestData is not JSON')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new PlatformError('INVALID_PARAM', 'requestData is not a JSON object')
  if (deeper(data, MOST_LEVELS)) throw new PlatformError('INVALID_PARAM', `requestData is nested more than ${MOST_LEVELS} levels`)
  return data as Data
}

const deeper = (value: unknown, levels: number): boolean => typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1)))

// Server-side WeChat speaks template_id; wx-server-sdk's samples say templateId for the same thing.
const fold = (data: Data): Data => ({ ...data, template_id: data['template_id'] ?? data['templateId'] })

/** Version 2 of msgSecCheck: a verdict with a label, and the words that led to it. */
const checkText = (data: Data): object => {
  const { content, openid, version, scene } = data
  if (typeof content !== 'string' || content === '') return { errcode: 44991, errmsg: 'empty content' }
  if (content.length > 2500) return { errcode: 47001, errmsg: 'content too long, at most 2500 characters' }
  if (Number(version) !== 2) return { errcode: 40129, errmsg: 'only version 2 is answered here' }
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
  if (![1, 2, 3, 4].includes(Number(scene))) return { errcode: 40129, errmsg: 'invalid scene' }
  if (content.includes(BUSY_WORDS)) return { errcode: -1, errmsg: 'system error' }
  const word = RISKY_WORDS.find((risky) => content.includes(risky))
  const verdict = word === undefined ? { suggest: 'pass', label: 100 } : { suggest: 'risky', label: 20001 }
  const detail = word === undefined ? [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }] : [{ strategy: 'keyword', errcode: 0, suggest: 'risky', label: 20001, keyword: word }]
  return { ...OK, result: verdict, detail, trace_id: randomUUID() }
}

/**
 * Version 2 of mediaCheckAsync, all of whose fields are required: media_url, media_type (1 sound, 2 picture), version, scene
 * (1–4), openid (.../OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html). That page has few codes of its own; the others
 * are the general ones (https://developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html): 44002 empty post
 * data, 40097 invalid args, 40003 invalid openid; which of them WeChat gives here is not written down [own reading].
 */
const checkMedia = async (data: Data, media: Pick<MediaCheck, 'accept'>): Promise<object> => {
  const { openid, version, scene, media_type: type } = data
  if (Object.keys(data).length === 0) return { errcode: 44002, errmsg: 'empty post data' }
  if (typeof data['media_url'] !== 'string' || !/^https?:\/\//.test(data['media_url'])) return { errcode: 40068, errmsg: 'invalid media_url' }
  if (Number(version) !== 2) return { errcode: 40129, errmsg: 'only version 2 is answered here' }
  if (![1, 2].includes(type as number)) return { errcode: 40097, errmsg: 'invalid args: media_type' }
  if (![1, 2, 3, 4].includes(scene as number)) return { errcode: 40097, errmsg: 'invalid args: scene' }
  if (typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
  return { ...OK, trace_id: await media.accept(data['media_url'], openid) }
}
