import { createHmac } from 'node:crypto'
import { testKeys } from './keys'
import type { World } from './world'

/** Tokens as the server signs them, and as somebody else would like to: own implementation, so that a change of theirs is noticed. */
export function forge(kind: string, payload: object, expiresAt: number, key: string = testKeys.SESSION_KEY): string {
  const body = Buffer.from(JSON.stringify({ ...payload, e: expiresAt })).toString('base64url')
  return `${body}.${createHmac('sha256', key).update(`${kind}.${body}`).digest('base64url')}`
}

export interface HttpReply { readonly ok: boolean; readonly code?: string; readonly data?: Readonly<Record<string, unknown>> }

/** A call from anywhere on the internet. */
export async function overHttp(world: World, fn: string, body: unknown): Promise<HttpReply> {
  const response = await fetch(`${world.cloud.url}/fn/${fn}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return (await response.json()) as HttpReply
}
