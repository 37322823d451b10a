import { CAST } from '../support/journey'
import type { OwnRows } from '../support/own-row'
import { nobody } from '../support/own-row'

/** Every action of the function `points`. */
export const rowsOfPoints: OwnRows = {
  'points.mine': { who: CAST.member, input: () => ({}), refused: [nobody, { who: CAST.neighbour, code: 'FORBIDDEN' }] },
}
