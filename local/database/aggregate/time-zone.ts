import { badRequest } from '../../platform-error'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short' })
    if (formats.size > 600) formats.clear()
    formats.set(zone, made)
    return made
  } catch {
    throw badRequest(`unrecognized time zone identifier: "${zone}"`)
  }
}

const fixed = (zone: string): number | undefined => {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  return hours === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** How far ahead of UTC a zone is at an instant, in ms. The zone is an Olson name or ±hh, ±hhmm, ±hh:mm. */
export const offsetAt = (zone: string, at: number): number => {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const known = fixed(zone)
  if (known !== undefined) return known
  const format = formatOf(zone)
  if (Number.isNaN(at)) return 0
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year'])
  const wall = new Date(0)
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']))
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']))
  return wall.getTime() - Math.floor(at / 1000) * 1000
}

/** The instant at which the zone's clocks show this wall time (ms as if it were UTC). */
export const fromWall = (zone: string, wall: number): number => {
  const guess = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, guess)
}
