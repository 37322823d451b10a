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
  readonly slowestMs: number
  readonly samples: readonly string[]
}

const HANG_MS = 100
const IN_FLIGHT = 4

/** Sends `count` hostile bodies; `tidy` is called now and then, so that what they store does not pile up. */
export const attack = async (url: string, count: number, tidy: () => void): Promise<Report> => {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
  let [crashes, hangs, failures, slowestMs, next] = [0, 0, 0, 0, 0]
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
  const suspects: number[] = []
  const worker = async () => {
    while (next < count) {
      const n = next++
      if (n % 100 === 0) tidy()
      if ((await one(n)) > HANG_MS) suspects.push(n)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  // A machine that is busy elsewhere makes anything late; what is late alone, five times in a row, is our doing.
  for (const n of suspects) {
    tidy()
    let least = Infinity
    for (let i = 0; i < 5 && least > HANG_MS; i++) least = Math.min(least, await one(n))
    slowestMs = Math.max(slowestMs, least)
    if (least <= HANG_MS) continue
    hangs++
    note('hang', n, `${Math.round(least)} ms ${makeBody(n).toString('latin1')}`)
  }
  agent.destroy()
  return { bodies: count, crashes, hangs, failures, slowestMs: Math.round(slowestMs), samples }
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
