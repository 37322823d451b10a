import type { InputOf, OutputOf } from '@core/contract/api'
import { CAST } from './journey'
import type { World } from './world'

const HOUR = 3_600_000
export type PostFields = InputOf<'posts', 'savePost'>['fields']
/** A place one can be checked in at. */
export const AT_STATION = { name: '驿站', point: { lng: 118, lat: 36.6 } }
export const POST: PostFields = { title: '小区值守', role: '值守', about: '在门口值守，帮老人提东西。', place: { name: '颐泽花园驿站' }, needs: [], approval: false, reach: 'community', weekly: [], leastAWeek: 0 }

type Card = OutputOf<'posts', 'shifts'>['items'][number]
export const seenOf = ({ needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts }: Card) => ({ needs, openTo, approval, startsAt, endsAt, opensAt, closesAt, parts })

let made = 0

/** The nth active member of the first unit, by id. */
export function memberOfUnit(world: World, nth = 0): string {
  const members = world.cloud.database.dump('people').filter((person) => (person['member'] as { unitId?: string; status?: string } | undefined)?.unitId === 'un01' && (person['member'] as { status?: string }).status === 'active' && (person['roles'] as unknown as readonly { role: string }[]).some(({ role }) => role === 'member'))
  const found = members[nth]
  if (found === undefined) throw new Error('no such member of the unit')
  return String(found['_id'])
}

/** Posts and shifts as the staff of the first community make them, and as a member sees them. */
export function shiftsIn(world: World) {
  const staff = () => world.as(CAST.staff)
  const post = async (fields: Partial<PostFields> = {}) => (await staff().ok('posts', 'savePost', { as: 'staff', communityId: 'cm01', fields: { ...POST, ...fields } })).id
  const published = async (fields: Partial<PostFields> = {}) => {
    const postId = await post(fields)
    await staff().ok('posts', 'publishPost', { as: 'staff', postId })
    return postId
  }
  /** A shift of two hours; without a time, one that overlaps no other made here. */
  const shift = async (places: number, fields: Partial<PostFields> = {}, at?: number) => {
    const postId = await published(fields)
    const startsAt = at ?? world.cloud.clock.now() + 48 * HOUR + (made += 1) * 4 * HOUR
    expect(await staff().ok('posts', 'addShifts', { as: 'staff', postId, spans: [{ startsAt, endsAt: startsAt + 2 * HOUR, places }] })).toEqual({ added: 1, there: 0 })
    const { shifts } = await staff().ok('posts', 'post', { as: 'staff', postId })
    const found = shifts.find((each) => each.startsAt === startsAt)
    if (found === undefined) throw new Error('no shift')
    return { postId, shiftId: found.shiftId, startsAt }
  }
  const look = async (openid: string, shiftId: string) => {
    const { shift: seen, pass } = await world.as(openid).ok('posts', 'shift', { shiftId })
    return { shift: seen, pass, claim: { shiftId, seen: seenOf(seen), pass } }
  }
  const claimed = async (openid: string, places = 1, fields: Partial<PostFields> = {}) => {
    const made = await shift(places, fields)
    await world.as(openid).ok('posts', 'claim', (await look(openid, made.shiftId)).claim)
    return made
  }
  /** Comes and goes again at a station; the clock stands at the going afterwards. */
  const served = async (openid: string, { shiftId, startsAt }: { readonly shiftId: string; readonly startsAt: number }, ms: number) => {
    const mark = { shiftId, way: 'position' as const, position: { ...AT_STATION.point, accuracyM: 10 } }
    world.cloud.clock.set(startsAt)
    await world.as(openid).ok('posts', 'checkIn', mark)
    world.cloud.clock.set(startsAt + ms)
    await world.as(openid).ok('posts', 'checkOut', mark)
  }
  const row = async (postId: string) => (await staff().ok('posts', 'post', { as: 'staff', postId })).shifts[0]
  return { post, published, shift, look, claimed, served, row }
}
