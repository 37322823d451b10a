import type { OrderDoc } from '@core/contract/documents'
import { AppError } from '../../_kit/app-error'

/**
 * Of two who send the same order the second one is told whom the first has asked, and asks nobody by it. Asking more people is
 * possible, for whoever has seen who is asked: `seen` is the version they looked at.
 */
export function refuseSentMeanwhile({ state, log, offers }: Pick<OrderDoc, 'state' | 'log' | 'offers'>, seen: number | undefined): void {
  const sent = seen === undefined ? state === 'offered' : log.some(({ seq, action }) => seq > seen && action === 'dispatch')
  if (!sent) return
  const asked = Object.values(offers).filter((offer) => offer.state === 'open').map(({ label }) => label).filter(Boolean)
  throw new AppError('SENT_MEANWHILE', asked.length === 0 ? {} : { said: `刚刚已经派给${asked.slice(0, 3).join('、')}${asked.length > 3 ? '等' : ''}了。还要再问别人，看清楚后再派一次。` })
}
