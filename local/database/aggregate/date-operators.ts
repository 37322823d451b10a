import { badRequest } from '../../platform-error'
import { isDoc, isList, type Maybe, type Value } from '../values'
import { formatDate, isoWeekOf, parseDate, weekOf, dayOfYear } from './date-text'
import { type Evaluate, isNullish, named, needInteger, type Operator, type Operators, type Scope, typeName } from './expression-types'
import { fromWall, offsetAt } from './time-zone'

const needDate = (value: Maybe, name: string): Date => {
  if (!(value instanceof Date)) throw badRequest(`${name} requires a date, found: ${typeName(value)}`)
  if (Number.isNaN(value.getTime())) throw badRequest(`${name} was given an invalid date`)
  return value
}
const optional = (value: Value | undefined, scope: Scope): Evaluate | undefined => (value === undefined ? undefined : scope.compile(value, scope))

/** The zone's name, null when the expression gives none. */
const zoneIn = (zone: Maybe): string | null => {
  if (isNullish(zone)) return null
  if (typeof zone !== 'string') throw badRequest(`timezone must evaluate to a string, found ${typeName(zone)}`)
  return zone
}

/** One part of a date: of the date itself or of `{ date, timezone }`. The function is given wall time as UTC. */
const part =
  (read: (wall: Date) => number): Operator =>
  (argument, scope, name) => {
    const sole = isList(argument) && argument.length === 1 ? (argument[0] ?? null) : argument
    const spec = isDoc(sole) && Object.hasOwn(sole, 'date') ? named(sole, name, ['date'], ['timezone']) : undefined
    const date = scope.compile(spec ? (spec['date'] ?? null) : sole, scope)
    const zone = optional(spec?.['timezone'], scope)
    return (env) => {
      const value = date(env)
      if (isNullish(value)) return null
      const at = needDate(value, name).getTime()
      if (!zone) return read(new Date(at))
      const where = zoneIn(zone(env))
      return where === null ? null : read(new Date(at + offsetAt(where, at)))
    }
  }

const CALENDAR = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond']
const ISO = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'hour', 'minute', 'second', 'millisecond']

const dateFromParts: Operator = (argument, scope, name) => {
  const iso = isDoc(argument) && Object.hasOwn(argument, 'isoWeekYear')
  const names = iso ? ISO : CALENDAR
  const spec = named(argument, name, [names[0] ?? ''], [...names.slice(1), 'timezone'])
  const parts = names.map((key) => optional(spec[key], scope))
  const zone = optional(spec['timezone'], scope)
  return (env) => {
    const given = parts.map((one) => one?.(env))
    if (parts.some((one, i) => one !== undefined && isNullish(given[i]))) return null
    const [year = 1970, second = 1, third = 1, hour = 0, minute = 0, seconds = 0, ms = 0] = given.map((value) => (value === undefined ? undefined : needInteger(value, name)))
    if (year < 0 || year > 9999) throw badRequest(`'${names[0] ?? ''}' must evaluate to an integer in the range 1 to 9999, found ${year}`)
    const wall = new Date(0)
    if (iso) wall.setTime(isoStart(year) + ((second - 1) * 7 + third - 1) * 86_400_000)
    else wall.setUTCFullYear(year, second - 1, third)
    wall.setUTCHours(hour, minute, seconds, ms)
    if (!zone) return wall
    const where = zoneIn(zone(env))
    return where === null ? null : new Date(fromWall(where, wall.getTime()))
  }
}

/** Monday of the year's first ISO week, which is the one with 4 January in it. */
const isoStart = (year: number): number => {
  const fourth = new Date(0)
  fourth.setUTCFullYear(year, 0, 4)
  return fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000
}

const dateFromString: Operator = (argument, scope, name) => {
  const spec = named(argument, name, ['dateString'], ['format', 'timezone', 'onError', 'onNull'])
  const [text, format, zone, onError, onNull] = ['dateString', 'format', 'timezone', 'onError', 'onNull'].map((key) => optional(spec[key], scope))
  return (env) => {
    const value = text?.(env)
    if (isNullish(value)) return onNull ? onNull(env) : null
    const where = zone ? zoneIn(zone(env)) : 'UTC'
    const shape = format ? format(env) : undefined
    if (where === null || (format && isNullish(shape))) return null
    const at = typeof value === 'string' ? parseDate(value, typeof shape === 'string' ? shape : undefined, where) : undefined
    if (at !== undefined) return at
    if (onError) return onError(env)
    throw badRequest(typeof value === 'string' ? `Error parsing date string '${value}'` : `${name} requires that 'dateString' be a string, found: ${typeName(value)}`)
  }
}

const dateToString: Operator = (argument, scope, name) => {
  const spec = named(argument, name, ['date'], ['format', 'timezone', 'onNull'])
  const [date, format, zone, onNull] = ['date', 'format', 'timezone', 'onNull'].map((key) => optional(spec[key], scope))
  return (env) => {
    const value = date?.(env)
    if (isNullish(value)) return onNull ? onNull(env) : null
    const where = zone ? zoneIn(zone(env)) : 'UTC'
    const shape = format ? format(env) : where === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
    if (where === null || isNullish(shape)) return null
    if (typeof shape !== 'string') throw badRequest(`${name} requires that 'format' be a string, found: ${typeName(shape)}`)
    return formatDate(needDate(value, name), shape, where)
  }
}

export const DATES: Operators = {
  $year: part((d) => d.getUTCFullYear()),
  $month: part((d) => d.getUTCMonth() + 1),
  $dayOfMonth: part((d) => d.getUTCDate()),
  $dayOfWeek: part((d) => d.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((d) => d.getUTCHours()),
  $minute: part((d) => d.getUTCMinutes()),
  $second: part((d) => d.getUTCSeconds()),
  $millisecond: part((d) => d.getUTCMilliseconds()),
  $week: part(weekOf),
  $isoDayOfWeek: part((d) => ((d.getUTCDay() + 6) % 7) + 1),
  $isoWeek: part((d) => isoWeekOf(d).week),
  $isoWeekYear: part((d) => isoWeekOf(d).year),
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
  $dateToString: dateToString,
}
