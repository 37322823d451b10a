/** China's calendar and clock for dayjs, whatever the time zone of the process or the phone. */
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** China has kept +08:00, without summer time, since 1991 (tz database, zone Asia/Shanghai). */
const OFFSET_HOURS = 8

/**
 * The moment `ms` (epoch ms) as China's wall clock shows it, to be read and formatted; `valueOf` is no moment any more.
 *
 * Not `dayjs(ms).utcOffset(8)`: that goes through the machine's own zone and is an hour wrong around its summer time
 * (in New York on 50 half hours of 2026). In UTC mode dayjs never asks the machine.
 */
export const inShanghai = (ms: number): Dayjs => dayjs.utc(ms).add(OFFSET_HOURS, 'hour')

/** Epoch ms of a wall clock in China, `YYYY-MM-DDTHH:mm`; NaN when it cannot be read. */
export const shanghaiMs = (wallClock: string): number => dayjs.utc(wallClock).subtract(OFFSET_HOURS, 'hour').valueOf()
