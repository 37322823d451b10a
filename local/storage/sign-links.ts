import { createHmac, timingSafeEqual } from 'node:crypto'

/** Makes and checks signed links. A link says what it is for, so that an upload link cannot download and vice versa. */
export interface LinkSigner {
  /** Query text `t=<ms>&sign=<hex>`; `until` in ms since the epoch. */
  sign(method: 'GET' | 'PUT', path: string, until: number): string
  /** Why a link is refused, or undefined when it is good. */
  check(method: 'GET' | 'PUT', path: string, query: URLSearchParams, now: number): 'expired' | 'forged' | undefined
}

export const makeSigner = (secret: string): LinkSigner => {
  const digest = (method: string, path: string, until: string) => createHmac('sha256', secret).update(`${method}\n${path}\n${until}`).digest('hex')
  return {
    sign: (method, path, until) => `t=${until}&sign=${digest(method, path, String(until))}`,
    check: (method, path, query, now) => {
      const until = query.get('t') ?? ''
      const given = Buffer.from(query.get('sign') ?? '', 'hex')
      const wanted = Buffer.from(digest(method, path, until), 'hex')
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged'
      return Number(until) < now ? 'expired' : undefined
    },
  }
}
