import type { ShiftCard } from '@core/contract/posts'
import { spanWords } from '@/components/china-time'
import { LinkRow } from '@/components/link-row'
import { BETWEEN } from '@/components/place-words'
import { ROUTES, goTo } from '@/hooks/routes'

const SOON_MS = 36 * 3_600_000
/** When check-in opens, said once more: the rules of presence bring nine KiB of dayjs into what everybody downloads first. A test holds the two together. */
export const CHECK_IN_EARLY_MS = 3_600_000

/** What is promised for today or tomorrow, as long as it is not done; of several, the next. */
export const dutyOf = (mine: readonly ShiftCard[], now: number): ShiftCard | undefined =>
  mine.find((shift) => shift.mine === 'held' && shift.state === 'open' && shift.wentAt === undefined && shift.endsAt > now && shift.startsAt - now < SOON_MS)

/** Whether one may sign in by now. */
export const isSoonOn = ({ startsAt }: ShiftCard, now: number): boolean => now >= startsAt - CHECK_IN_EARLY_MS

function whatNow(shift: ShiftCard, now: number): string {
  if (shift.cameAt !== undefined) return '走的时候点“我走了”'
  return isSoonOn(shift, now) ? '到了请签到' : shift.place
}

/** The shift one has promised, and what is to be done about it. */
export function DutyRow({ shift, now }: { readonly shift: ShiftCard; readonly now: number }) {
  const { shiftId, title, startsAt, endsAt } = shift
  const when = now >= startsAt ? '正在值班' : isSoonOn(shift, now) ? '快到时间了' : '下一班'
  return <LinkRow icon='flag' title={`${when}：${title}`} note={`${spanWords({ from: startsAt, to: endsAt }, now)}${BETWEEN}${whatNow(shift, now)}`} onTap={() => goTo(ROUTES.shift, { id: shiftId })} />
}
