import { atDoor } from '../support/at-door'
import { CAST } from '../support/journey'
import type { OwnRows, Refused } from '../support/own-row'
import { liesAbout, nobody } from '../support/own-row'
import type { World } from '../support/world'

/** Every action of the function `safety`. */
export function rowsOfSafety(world: () => World): OwnRows {
  const noMember: Refused = { who: CAST.neighbour, code: 'FORBIDDEN' }
  const none = (who: string): Refused => ({ who, code: 'NOT_FOUND', change: { watchId: 'no-such-watch' } })
  const own = async () => ({ watchId: (await atDoor(world()).come()).watchId })
  return {
    'safety.mine': { who: CAST.member, input: () => ({}), refused: [nobody, noMember] },
    'safety.well': { who: CAST.member, input: own, refused: [nobody, noMember, none(CAST.member), { who: CAST.other, code: 'NOT_FOUND' }] },
    'safety.prolong': { who: CAST.member, input: async () => ({ ...(await own()), minutes: 60 }), refused: [nobody, noMember, none(CAST.member), { who: CAST.other, code: 'NOT_FOUND' }, { who: CAST.member, code: 'INVALID_INPUT', change: { minutes: 999 } }] },
    'safety.alarmed': { who: CAST.staff, input: () => ({ as: 'staff' }), refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, { who: CAST.member, code: 'INVALID_INPUT', change: { as: 'member' } }] },
    'safety.found': {
      who: CAST.staff, input: async () => ({ as: 'staff', watchId: (await atDoor(world()).silent()).watchId, note: '打通了，人没事' }),
      refused: [nobody, liesAbout('staff'), { who: CAST.member, code: 'FORBIDDEN' }, none(CAST.staff), { who: CAST.foreignStaff, code: 'NOT_FOUND' }, { who: CAST.staff, code: 'INVALID_INPUT', change: { note: '' } }],
    },
  }
}
