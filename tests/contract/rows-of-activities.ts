import { activitiesIn } from '../support/activities'
import { CAST } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import type { World } from '../support/world'

const PAST = { activityKind: 'theme', title: '清理楼道', about: '带手套', startsAt: 1, endsAt: 2, signUp: true }

/** Every action of the function `activities`. */
export function rowsOfActivities(world: () => World): OwnRows {
  const to = () => activitiesIn(world())
  const noMember: Refused = { who: CAST.neighbour, code: 'FORBIDDEN' }
  const outside: Refused = { who: CAST.foreignMember, code: 'NOT_FOUND' }
  const none = (who: string): Refused => ({ who, code: 'NOT_FOUND', change: { activityId: 'no-such-activity' } })
  const foreign: Refused = { who: CAST.foreignStaff, code: 'NOT_FOUND' }
  const organisersOnly = [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.member, code: 'NOT_FOUND', change: { as: 'member' } }, foreign, none(CAST.staff)]
  const one = async () => ({ activityId: await to().plan() })
  const own = async () => ({ as: 'staff' as const, ...(await one()) })
  const begun = async () => {
    const { activityId } = await one()
    world().cloud.clock.set((await world().as(CAST.member).ok('activities', 'activity', { activityId })).activity.startsAt)
    await world().cloud.fireTimer('clock')
    return { activityId }
  }
  const coming = async () => ({ ...(await begun()), way: 'position' as const, position: to().here() })
  const far: Refused = { who: CAST.member, code: 'TOO_FAR', change: { position: { lng: 119, lat: 36.6, accuracyM: 5 } } }
  return {
    'activities.coming': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'activities.activity': { who: CAST.member, input: one, refused: [nobody, noMember, outside, none(CAST.member)] },
    'activities.own': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'activities.signUp': { who: CAST.member, input: one, refused: [nobody, noMember, outside, none(CAST.member)] },
    'activities.signOff': { who: CAST.member, input: one, refused: [nobody, noMember, outside, none(CAST.member)] },
    'activities.checkIn': { who: CAST.member, input: coming, refused: [nobody, noMember, outside, none(CAST.member), far] },
    'activities.checkOut': {
      who: CAST.member, input: async () => {
        const input = await coming()
        await world().as(CAST.member).ok('activities', 'checkIn', input)
        return input
      },
      refused: [nobody, noMember, outside, none(CAST.member), { who: CAST.other, code: 'NOT_CHECKED_IN' }],
    },
    'activities.organised': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }] },
    'activities.organise': { who: CAST.staff, input: own, refused: organisersOnly },
    'activities.plan': {
      who: CAST.staff, input: () => ({ as: 'staff', forId: 'cm01', fields: to().fields() }),
      refused: [
        nobody, liesAbout('staff'), { who: CAST.member, code: 'OUT_OF_SCOPE', change: { as: 'member' } }, { who: CAST.foreignStaff, code: 'OUT_OF_SCOPE' },
        { who: CAST.staff, code: 'ACTIVITY_TIMES_WRONG', change: { fields: { ...PAST, place: { name: '楼前' } } } }, { who: CAST.staff, code: 'INVALID_INPUT', change: { fields: { ...PAST, place: { name: '楼前', placeId: 'constructor' } } } },
      ],
    },
    'activities.change': { who: CAST.staff, input: async () => ({ ...(await own()), fields: to().fields({ title: '换了名字' }) }), refused: organisersOnly },
    'activities.cancel': { who: CAST.staff, input: async () => ({ ...(await own()), reason: '下大雨' }), refused: organisersOnly },
    'activities.end': { who: CAST.staff, input: async () => ({ as: 'staff', ...(await begun()) }), refused: organisersOnly },
    'activities.code': { who: CAST.staff, input: async () => ({ as: 'staff', ...(await begun()) }), refused: organisersOnly },
    'activities.mark': {
      who: CAST.staff, input: async () => ({ as: 'staff', ...(await begun()), number: 1, which: 'in', at: world().cloud.clock.now(), reason: '手机没电' }),
      refused: [...organisersOnly, { who: CAST.staff, code: 'NOT_INVITED', change: { number: 999_999 } }, { who: CAST.staff, code: 'NOT_CHECKED_IN', change: { which: 'out' } }],
    },
  }
}
