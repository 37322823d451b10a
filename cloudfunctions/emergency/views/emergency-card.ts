import type { EmergencyCard } from '@core/contract/emergency'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { Directory } from '../../_data/directory'
import { nameOf } from '../../_data/directory'

const NAMED = 3
/** «颐泽社区、社区 02 等 5 处» */
export function whereWords(dir: Directory, areaIds: readonly string[]): string {
  const names = areaIds.slice(0, NAMED).map((id) => nameOf(dir, id)).join('、')
  return areaIds.length > NAMED ? `${names} 等 ${areaIds.length} 处` : names
}

export const cardOf = ({ _id: id, title, level, state, areaIds, startsAt, endsAt, endedAt, reviewBy, proposal }: EmergencyDoc, dir: Directory): EmergencyCard => ({
  id, title, level, state, where: whereWords(dir, areaIds), startsAt, endsAt, ...(endedAt === undefined ? {} : { endedAt }), asksChange: proposal !== undefined, ...(state === 'stoodDown' && reviewBy !== undefined ? { reviewBy } : {}),
})
