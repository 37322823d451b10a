import type { IncomingMessage } from 'node:http'

/** What a front proxy adds: then the peer is this machine and the person is not. */
const PROXY_MARKS = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/**
 * Whether somebody at this very machine asks. The Host header counts too: a foreign site that points its own name at this
 * machine must not pass.
 */
export const isLoopback = (request: IncomingMessage): boolean =>
  /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(request.socket.remoteAddress ?? '') &&
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? '') &&
  PROXY_MARKS.every((mark) => request.headers[mark] === undefined)
