import * as z from 'zod'
import type { WorkCalendar } from '@core/domain/time'
import calendar from '../../deploy/calendar.json'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const schema = z.object({ workHours: z.array(z.object({ from: clockTime, to: clockTime })).min(1), extraHolidays: z.array(day), extraWorkdays: z.array(day) })

/** The district's working calendar: data in deploy/calendar.json, bundled with the functions. A wrong file fails at the first call. */
export const districtCalendar: WorkCalendar = schema.parse(calendar)
