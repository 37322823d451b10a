import { randomUUID } from 'node:crypto'

/** Pictures with one of these texts in their bytes are risky. Made up for tests, like RISKY_WORDS. */
export const RISKY_MEDIA: readonly string[] = ['risky-picture-for-tests']

/** WeChat's picture check: accepted at once, looked at afterwards, answered by a message to a function. */
export interface MediaCheck {
  /** Accepts a picture; gives the trace id its verdict comes under. */
  accept(url: string, openid: string): Promise<string>
  /** Delivers every verdict still to come now; resolves when they have been. */
  settled(): Promise<void>
}

/** Delivers a verdict as the seed says. */
export type Disturbed = (deliver: () => Promise<void>) => Promise<void>

export interface MediaCheckOptions {
  /** Hands a message to the function that takes WeChat's pushes. */
  readonly push: (event: object, openid: string) => Promise<unknown>
  readonly now: () => number
  readonly log: (line: object) => void
  /** Where a link is read from here: our own public name may not be reachable from this machine. */
  readonly reachable?: ((url: string) => string) | undefined
  /** How long looking takes; WeChat itself says up to 30 minutes. With 0 the verdict is there before the trace id is. */
  readonly delayMs?: number | undefined
  /** Fault mode: how often a verdict is pushed, and when; `push` is called once for each. Asked when a picture is accepted. */
  readonly disturb?: (() => Disturbed) | undefined
}

const APPID = 'wx0000000000local'

export const makeMediaCheck = ({ push, now, log, reachable = (url) => url, delayMs = 60, disturb }: MediaCheckOptions): MediaCheck => {
  const open = new Set<Promise<void>>()
  const waiting = new Set<() => void>()
  const pause = () =>
    new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer)
        waiting.delete(go)
        resolve()
      }
      const timer = setTimeout(go, delayMs)
      waiting.add(go)
    })

  const look = async (url: string, openid: string, traceId: string): Promise<void> => {
    // Decided as it is accepted: which picture a fault strikes must not hang on which download ends first.
    const disturbed: Disturbed = disturb?.() ?? ((deliver) => deliver())
    await pause()
    const seen = await download(reachable(url))
    const verdict = seen === undefined ? { errcode: -1008, errmsg: 'download failed' } : verdictOn(seen)
    const event = { ToUserName: 'gh_local', FromUserName: openid, CreateTime: Math.floor(now() / 1000), MsgType: 'event', Event: 'wxa_media_check', appid: APPID, trace_id: traceId, version: 2, ...verdict }
    // WeChat does not say it again either.
    await disturbed(() => push(event, openid).then(() => undefined, (error: unknown) => log({ at: 'wechat', event: 'wxa_media_check', error: String(error) })))
  }

  return {
    accept: async (url, openid) => {
      const traceId = randomUUID()
      const looking = look(url, openid, traceId).finally(() => open.delete(looking))
      open.add(looking)
      if (delayMs === 0) await looking
      return traceId
    },
    settled: async () => {
      while (open.size > 0) {
        for (const go of waiting) go()
        await Promise.all(open)
      }
    },
  }
}

const download = async (url: string): Promise<Buffer | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}

const verdictOn = (bytes: Buffer): object => {
  const risky = RISKY_MEDIA.some((marker) => bytes.includes(marker))
  const verdict = risky ? { suggest: 'risky', label: 20002 } : { suggest: 'pass', label: 100 }
  return { errcode: 0, errmsg: 'ok', result: verdict, detail: [{ strategy: 'content_model', errcode: 0, prob: 90, ...verdict }] }
}
