import type { VisitListDoc } from '@core/contract/emergency-documents'
import type { OrderDoc } from '@core/contract/documents'
import { directory, findService } from '../_data/directory'
import { insertOrder } from '../_data/orders-repo'
import { AppError } from '../_kit/app-error'
import { hash22 } from '../_kit/ids'
import { blindIndex, doorIndexOf, seal, unseal } from '../_kit/seal'
import { SYSTEM } from '../_order/carry-out'
import { newOrder } from '../_order/new-order'
import { visitOrderIdOf } from './kinds'

/** 上门看望聊天: what comes nearest to «needs help, look what with»; the community sorts it anew where it is something else. */
const SERVICE = 'c0303'

/** The order of somebody on a list who needs help. Its id follows from the list and the entry: carried out twice is one order. */
export async function insertVisitOrder(list: VisitListDoc, entryId: string, now: number): Promise<OrderDoc | undefined> {
  const entry = list.entries.find(({ id }) => id === entryId)
  if (entry?.sealed === undefined) return undefined
  const { sealed, mark } = entry
  const [{ limits }, dir] = await Promise.all([serviceOf(now), directory(now)])
  const [door, name] = [unseal(sealed.door, 'door'), unseal(sealed.name, 'name')]
  // Who has no telephone is reached through the community's.
  const phone = unseal(sealed.phone, 'phone') || (dir.byId.get(list.communityId)?.phone ?? '')
  const id = visitOrderIdOf(list._id, entryId)
  const said = mark?.note === undefined ? '' : unseal(mark.note, 'visitNote')
  const point = dir.byId.get(list.compoundId)?.point
  return insertOrder(newOrder({
    id, requestKey: hash22('makeVisitOrder', id), now, actor: SYSTEM, action: 'spawn', service: { id: SERVICE, urgency: 'p1', seats: 1 }, limits,
    placed: {
      communityId: list.communityId, streetId: list.streetId, gridId: list.gridId, residentId: '', ownerIds: [], channel: 'visit', title: '应急探访，需要帮助', text: said === '' ? '探访时说需要帮助，请先打电话问清楚。' : said, answers: [], photos: [],
      place: { compoundId: list.compoundId, compound: list.compound, building: list.building, ...(point === undefined ? {} : { point }) },
      sealed: { door: seal(door, 'door'), name: seal(name, 'name'), phone: seal(phone, 'phone'), phoneIndex: blindIndex(phone, 'phone'), ...doorIndexOf({ compoundId: list.compoundId, building: list.building, room: door }) },
    },
  }))
}

async function serviceOf(now: number) {
  try {
    return { limits: (await findService(SERVICE, now)).limits }
  } catch (error) {
    // A district may have taken it out of its catalogue; help is needed all the same.
    if (error instanceof AppError && error.code === 'SERVICE_UNKNOWN') return { limits: undefined }
    throw error
  }
}
