import type { SubmitInput } from '@core/contract/orders'
import { tapOrder } from './orders'
import type { World } from './world'
import { PEOPLE } from './world'

/** A neighbour's orders, each brought to where street, community and an outside unit have to do with one another. `link…` are not ids but the tokens of links. */
export interface Overseen {
  readonly supervised: string
  readonly answered: string
  readonly extensionAsked: string
  readonly extended: string
  readonly returned: string
  readonly forwarded: string
  readonly linkOut: string
  readonly linkAnswered: string
}

const DAY = 86_400_000
const TOLD: Readonly<Record<'supervised' | 'answered' | 'extensionAsked' | 'extended' | 'returned' | 'forwarded' | 'second', Partial<SubmitInput>>> = {
  supervised: { serviceId: 'c0702', title: '楼下烧烤摊油烟呛人', text: '晚上七点到十一点，楼下的烧烤摊油烟往家里灌，窗户不敢开。', answers: [] },
  answered: { serviceId: 'c0702', title: '路边的井盖松了', text: '西门外人行道上的井盖松了，一踩就响，怕老人绊倒。', answers: [] },
  extensionAsked: { serviceId: 'c0702', title: '小区健身器材坏了三件', text: '漫步机断了一根杆，另外两件晃得厉害。', answers: [] },
  extended: { serviceId: 'c0702', title: '东门道闸总是不抬杆', text: '东门道闸扫不出车牌，早上堵一溜车。', answers: [] },
  returned: { serviceId: 'c0702', title: '河边步道的灯不亮', text: '小区外面河边步道的灯有一段不亮。', answers: [] },
  forwarded: { serviceId: 'c0702', title: '门口自来水压力太小', text: '三号楼四楼以上水压小，早晚接不满一壶水，我电话 13800000002，在 2单元402室。', answers: [] },
  second: { serviceId: 'c0702', title: '暖气管井里有水声', text: '管井里一直有水声，不知道是不是漏了。', answers: [] },
}

export async function prepareOverseen(world: World): Promise<Overseen> {
  const [neighbour, staff, street] = [world.as(PEOPLE.neighbour), world.as(PEOPLE.staff), world.as('seed-st001')]
  const now = () => world.cloud.clock.now()
  const submitted = async (change: Partial<SubmitInput>) => (await neighbour.ok('orders', 'submit', tapOrder({ ...change, contact: { name: '测试邻居', phone: '13800000002' } }))).orderId
  const accepted = async (change: Partial<SubmitInput>) => {
    const orderId = await submitted(change)
    await staff.ok('orders', 'accept', { as: 'staff', orderId })
    return orderId
  }
  const supervised = async (change: Partial<SubmitInput>, reason: string) => {
    const orderId = await accepted(change)
    await street.ok('orders', 'supervise', { as: 'street', orderId, reason, until: now() + 3 * DAY })
    return orderId
  }
  const extensionAsked = async (change: Partial<SubmitInput>, reason: string) => {
    const orderId = await accepted(change)
    const due = (await staff.ok('orders', 'detail', { as: 'staff', orderId })).promise.dueAt ?? now()
    await staff.ok('orders', 'requestExtension', { as: 'staff', orderId, reason, until: due + DAY })
    return orderId
  }
  const forwarded = async (change: Partial<SubmitInput>, unit: string, reason: string) => {
    const orderId = await accepted(change)
    const { link } = await staff.ok('orders', 'forward', { as: 'staff', orderId, unit, reason })
    return { orderId, token: link.token }
  }

  const answered = await supervised(TOLD.answered, '上月也有人反映，请说明处理情况')
  await staff.ok('orders', 'answerSupervision', { as: 'staff', orderId: answered, note: '已和市政约好，周四上午来换井盖，现场先放了警示锥。' })
  const extended = await extensionAsked(TOLD.extended, '道闸的配件要从厂家发')
  await street.ok('orders', 'approveExtension', { as: 'street', orderId: extended })
  const returned = await submitted(TOLD.returned)
  await staff.ok('orders', 'returnWrongUnit', { as: 'staff', orderId: returned, communityId: 'cm02', reason: '步道在河对岸，不在本社区' })
  const out = await forwarded(TOLD.forwarded, '供水公司', '主管道压力的事，要供水公司来查')
  const over = await forwarded(TOLD.second, '供热公司', '管井里的管道归供热公司')
  await world.cloud.invoke('orders', { action: 'answerForward', requestId: 'prepared-answer', input: { token: over.token, answer: 'done', note: '换了一个补偿器，试压正常', answeredBy: '供热公司 抢修班' } }, {})
  return {
    supervised: await supervised(TOLD.supervised, '居民三次打到街道，一直没有回话'), answered,
    extensionAsked: await extensionAsked(TOLD.extensionAsked, '器材厂家下周才能来'), extended,
    returned, forwarded: out.orderId, linkOut: out.token, linkAnswered: over.token,
  }
}
