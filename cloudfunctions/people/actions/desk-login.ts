import type * as z from 'zod'
import type { peopleContract } from '@core/contract/people'
import { AppError } from '../../_kit/app-error'
import { hash22, randomId } from '../../_kit/ids'
import type { Ctx } from '../../_kit/serve'
import { SESSION_MS, signSession } from '../../_kit/session'
import { readToken, signToken } from '../../_kit/tokens'
import { COLLECTIONS } from '../../_data/collections'
import { database, isDuplicate } from '../../_data/db'
import { loadPerson } from '../../_data/people-repo'

/**
 * Signing in to the desk: the browser shows a ticket as a QR code, its owner scans it in the mini-program and says yes,
 * the browser fetches its session. The ticket is signed and lives 60 s; the row of its confirmation makes one session, only
 * for who holds the secret that never left the browser, and the same one when the answer was lost and is asked for again.
 */
const TICKET_MS = 60_000

type Confirm = z.output<(typeof peopleContract)['confirmDesk']['input']>
type Claim = z.output<(typeof peopleContract)['claimDesk']['input']>
const tickets = () => database().collection(COLLECTIONS.deskTickets)

export async function openDesk(_input: object, ctx: Ctx): Promise<{ ticket: string; secret: string; until: number }> {
  const [id, secret, until] = [randomId(), randomId(), ctx.now + TICKET_MS]
  // The secret's hash travels inside the signed ticket: nothing is stored before somebody confirms.
  return { ticket: signToken('desk', { i: id, h: hash22('desk', secret) }, until), secret, until }
}

export async function confirmDesk(input: Confirm, ctx: Ctx): Promise<{ confirmed: true }> {
  const ticket = readTicket(input.ticket, ctx.now)
  const person = await loadPerson(ctx.personId)
  // Only people with work to do have a desk.
  if (person === null || !person.roles.some(({ role }) => role === 'staff' || role === 'street' || role === 'district')) throw new AppError('FORBIDDEN')
  try {
    await tickets().add({ _id: ticket.id, personId: ctx.personId, openid: ctx.openid, epoch: person.sessionEpoch, requestKey: ctx.requestKey, confirmedAt: ctx.now, claimedAt: 0, until: ticket.until })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const row = await readRow(ticket.id)
    // The request id is unique among the rows too: not this ticket's, so it was spent on another one.
    if (row === undefined) throw new AppError('REQUEST_ID_REUSED')
    if (row.requestKey !== ctx.requestKey) throw new AppError('TICKET_USED')
  }
  return { confirmed: true }
}

export async function claimDesk(input: Claim, ctx: Ctx): Promise<{ session: string; until: number }> {
  const ticket = readTicket(input.ticket, ctx.now)
  if (hash22('desk', input.secret) !== ticket.secretHash) throw new AppError('UNAUTHENTICATED')
  const _ = database().command
  const { updated, doc } = (await tickets().where({ _id: ticket.id, claimedAt: 0, until: _.gt(ctx.now) }).updateAndReturn({ claimedAt: ctx.now })) as { updated: number; doc: Row | null }
  // Nothing to claim: not confirmed yet, or this very desk (it has the secret) asks again for the answer it lost.
  const row = updated === 1 && doc !== null ? doc : await readRow(ticket.id)
  if (row === undefined || row.claimedAt === 0) throw new AppError('TICKET_WAITING')
  const { personId, openid, epoch, claimedAt } = row
  return signSession({ id: ticket.id, personId, openid, epoch, via: 'browser', until: claimedAt + SESSION_MS })
}

/** A confirmed ticket. `claimedAt` is 0 until its desk has asked. */
interface Row { readonly personId: string; readonly openid: string; readonly epoch: number; readonly requestKey: string; readonly claimedAt: number }

async function readRow(id: string): Promise<Row | undefined> {
  const { data } = (await tickets().doc(id).get()) as { data: readonly Row[] }
  return data[0]
}

function readTicket(token: string, now: number): { id: string; secretHash: string; until: number } {
  const read = readToken('desk', token, now)
  if (!read.ok) throw new AppError(read.expired ? 'TICKET_EXPIRED' : 'UNAUTHENTICATED')
  const { i, h } = read.payload
  if (typeof i !== 'string' || typeof h !== 'string') throw new AppError('UNAUTHENTICATED')
  return { id: i, secretHash: h, until: read.expiresAt }
}
