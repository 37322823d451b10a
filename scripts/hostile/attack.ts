import { Agent, request } from 'node:http'
import { makeBody } from './make-body'

export interface Report {
  readonly bodies: number
  /** Requests the server did not answer, or not with its envelope. */
  readonly crashes: number
  /** Bodies that keep the server busy for more than 100 ms every time they are sent alone. */
  readonly hangs: number
  /** Answers that say the server itself failed. */
  readonly failures: number
  /** The slowest of all bodies when it is sent alone: the server's own time for it. */
  readonly slowestMs: number
  /** The longest any answer took while others were in flight and the machine did what it did. */
  readonly slowestSeenMs: number
  readonly samples: readonly string[]
}

const HANG_MS = 100
const IN_FLIGHT = 4
/** So many of the slowest are sent again alone; the slowest of all is among them. */
const SLOWEST = 50

/** The hostile bodies numbered from `from` to before `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Sends a stretch of hostile bodies; `tidy` is called now and then, so that what they store does not pile up. */
export const attack = async (url: string, { from, to }: Stretch, tidy: () => void): Promise<Report> => {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
  let [crashes, hangs, failures, slowestMs, next] = [0, 0, 0, 0, from]
  const samples: string[] = []
  const note = (kind: string, n: number, text: string) => samples.length < 20 && samples.push(`${kind} #${n}: ${text.slice(0, 200)}`)

  const one = async (n: number): Promise<number> => {
    const began = performance.now()
    const answer = await send(url, agent, makeBody(n)).catch((error: unknown) => `!${String(error)}`)
    const took = performance.now() - began
    const envelope = readAnswer(answer)
    if (!envelope) {
      crashes++
      note('crash', n, answer)
    } else if (envelope.code === 'SYS_ERR') {
      failures++
      note('failure', n, answer)
    }
    return took
  }
  const slowest: { readonly n: number; readonly took: number }[] = []
  const remember = (n: number, took: number) => {
    // Whatever looked like a hang is looked at again, however many there are.
    if (slowest.length >= SLOWEST && took <= HANG_MS && took <= (slowest[SLOWEST - 1]?.took ?? 0)) return
    slowest.push({ n, took })
    slowest.sort((a, b) => b.took - a.took)
    if (slowest.length > SLOWEST && (slowest.at(-1)?.took ?? 0) <= HANG_MS) slowest.pop()
  }
  const worker = async () => {
    while (next < to) {
      const n = next++
      if (n % 100 === 0) tidy()
      remember(n, await one(n))
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  // A machine that is busy elsewhere makes anything late; what is late alone, five times in a row, is our doing.
  for (const { n } of slowest) {
    tidy()
    let least = Infinity
    for (let i = 0; i < 5; i++) least = Math.min(least, await one(n))
    slowestMs = Math.max(slowestMs, least)
    if (least <= HANG_MS) continue
    hangs++
    note('hang', n, `${Math.round(least)} ms ${makeBody(n).toString('latin1')}`)
  }
  agent.destroy()
  return { bodies: to - from, crashes, hangs, failures, slowestMs: Math.round(slowestMs), slowestSeenMs: Math.round(slowest[0]?.took ?? 0), samples }
}

const readAnswer = (text: string): { readonly code?: string } | undefined => {
  try {
    const json = JSON.parse(text) as { requestId?: unknown; code?: string }
    return typeof json.requestId === 'string' ? json : undefined
  } catch {
    return undefined
  }
}

const send = (url: string, agent: Agent, body: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: { authorization: 'hostile', 'content-type': 'application/json', 'content-length': body.length } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
      response.on('error', reject)
    })
    call.on('error', reject)
    call.setTimeout(20_000, () => call.destroy(new Error('no answer within 20 s')))
    call.end(body)
  })
