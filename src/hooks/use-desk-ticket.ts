import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '@core/contract/api'
import { call } from '@/services/call'
import { type CallError, toCallError } from '@/services/call-error'
import { ROUTES, urlOf } from './routes'
import { useLatest } from './use-latest'

type Ticket = OutputOf<'people', 'openDesk'>

const ASK_EVERY_MS = 2000
const TICKET_MS = 60_000

/** Outlived or already used: a new one, without a word. */
const OVER = new Set(['TICKET_EXPIRED', 'TICKET_USED'])

const contentOf = (ticket: string) => `${location.origin}${location.pathname}#${urlOf(ROUTES.confirmDesk, { ticket })}`

/** A desk's ticket: opened, shown as a code by the page, asked after every two seconds, renewed when its minute is over. */
export function useDeskTicket(onEnter: (session: string) => Promise<CallError | undefined>) {
  const [ticket, setTicket] = useState<Ticket & { readonly openedAt: number }>()
  const [left, setLeft] = useState(0)
  const [error, setError] = useState<string>()
  const [turn, setTurn] = useState(0)
  const latest = useLatest(onEnter)

  useEffect(() => {
    let gone = false
    setError(undefined)
    call('people', 'openDesk', {}).then(
      (opened) => { if (!gone) setTicket({ ...opened, openedAt: Date.now() }) },
      (thrown: unknown) => { if (!gone) setError(toCallError(thrown).message) },
    )
    return () => { gone = true }
  }, [turn])

  useEffect(() => {
    if (!ticket) return undefined
    let gone = false
    const renew = () => { if (!gone) setTurn((old) => old + 1) }
    const look = () => {
      // This browser's clock may be minutes off; the ticket's minute is counted from when it came.
      const ms = ticket.openedAt + TICKET_MS - Date.now()
      setLeft(Math.max(0, Math.ceil(ms / 1000)))
      if (ms <= 0) renew()
    }
    const ask = async () => {
      try {
        const { session } = await call('people', 'claimDesk', { ticket: ticket.ticket, secret: ticket.secret })
        if (gone) return
        const failed = await latest.current(session)
        if (failed) setError(failed.message)
      } catch (thrown) {
        const { code } = toCallError(thrown)
        if (OVER.has(code)) renew()
        else if (code !== 'TICKET_WAITING' && code !== 'NETWORK' && code !== 'TIMEOUT' && !gone) setError(toCallError(thrown).message)
      }
    }
    look()
    const second = setInterval(look, 1000)
    const asking = setInterval(() => void ask(), ASK_EVERY_MS)
    return () => {
      gone = true
      clearInterval(second)
      clearInterval(asking)
    }
  }, [ticket, latest])

  const retry = useCallback(() => setTurn((old) => old + 1), [])
  return { content: ticket && contentOf(ticket.ticket), left, error, retry }
}
