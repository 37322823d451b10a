import { postJson } from './http'
import type { CallBody } from './transport-types'

/** The browser: one address per function, on the gateway or on the page's own origin. */
export const send = (fn: string, body: CallBody) => postJson(`${GATEWAY_URL}/fn/${fn}`, body)

/** A browser proves who it is by the desk's QR code (or, in a demo build, by choosing): nothing can be renewed unseen. */
export const renewSession = (): Promise<string | undefined> => Promise.resolve(undefined)
