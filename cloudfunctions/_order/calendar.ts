import { DEFAULT_CALENDAR } from '@core/domain/time'
import type { WorkCalendar } from '@core/domain/time'

/** The district's working calendar. Working hours are data: a district with others ships its own deploy/calendar. */
export const districtCalendar: WorkCalendar = DEFAULT_CALENDAR
