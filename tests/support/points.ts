import type { Cause, Line } from '@core/domain/points/ledger'
import { issuedAccount, memberAccount, moved } from '@core/domain/points/ledger'
import { dayNumberAt, dayText } from '@core/domain/time/day'
import { CAST, idOf } from './journey'
import { appOf } from './local-cloud'
import type { World } from './world'

const ELDER_PHONE = '13905330001'
let made = 0

/** Hours as the night left them in the ledger, and what a station keeps for them. */
export function pointsIn(world: World) {
  const db = () => appOf(world.cloud).database()
  /** As the nights would have left it: every day up to this one is settled for good. */
  const settledThrough = async (day: number) => {
    const settled = world.cloud.database.dump('rollups').find(({ _id }) => _id === 'settled') as { readonly version: number; readonly through: number } | undefined
    if (settled === undefined || settled.through < day) await db().collection('rollups').doc('settled').set({ version: (settled?.version ?? 0) + 1, through: day })
  }
  /** Served so many days ago, at a point an hour: longer ago than the nights still settle. */
  const earned = async (openid: string, minutes: number, daysAgo = 10) => {
    const memberId = idOf(openid)
    const day = dayNumberAt(world.cloud.clock.now()) - daysAgo
    made += 1
    await settledThrough(day)
    const cause: Cause = { kind: 'day', memberId, day, revision: made }
    const lines: readonly Line[] = [...moved(issuedAccount('shift'), memberAccount(memberId), 'minutes', minutes), ...moved(issuedAccount('shift'), memberAccount(memberId), 'points', minutes / 60)]
    await db().collection('ledger').add({ _id: `earned-${made}`, at: world.cloud.clock.now(), people: [memberId], day, cause, rules: 1, lines })
    return dayText(day)
  }
  const staff = (openid: string = CAST.staff) => world.as(openid)
  const reward = async (price = 2, pieces = 3, unit: 'points' | 'minutes' = 'points', openid: string = CAST.staff) => {
    const { stations } = await staff(openid).ok('points', 'rewards', {})
    const [station] = stations
    if (station === undefined) throw new Error('no station')
    const { id } = await staff(openid).ok('points', 'offerReward', { title: '洗衣液', about: '两斤一瓶', stationId: station.id, unit, price, pieces })
    return id
  }
  const stock = async (id: string) => {
    const found = (await staff().ok('points', 'rewards', {})).items.find((each) => each.id === id)
    if (found === undefined) throw new Error('no reward')
    return { left: found.left, kept: found.kept, handed: found.handed }
  }
  const kept = async (openid: string = CAST.member, rewardId?: string) => world.as(openid).ok('points', 'keepReward', { rewardId: rewardId ?? (await reward()) })
  const available = async (openid: string) => (await world.as(openid).ok('points', 'wallet', {})).available
  /** A day nobody works out anew any more. */
  const settledDay = async () => {
    const day = dayNumberAt(world.cloud.clock.now()) - 6
    await settledThrough(day)
    return dayText(day)
  }
  const proposed = async (change: Partial<{ minutes: number; points: number; memberNumber: number }> = {}) =>
    (await staff().ok('points', 'proposeAdjustment', { as: 'staff', memberNumber: 1, day: await settledDay(), service: 'shift', minutes: 60, points: 1, note: '签退忘了，同班的人作证', ...change })).id
  /** An elder of the first community, with a telephone of their own. */
  const elder = async (openid: string = CAST.neighbour) => {
    await world.as(openid).ok('people', 'saveProfile', { name: '赵奶奶', phone: ELDER_PHONE, address: { compoundId: 'cp001', building: '3 号楼', unit: '1', room: '201' }, consent: true })
    return { communityId: 'cm01', phone: ELDER_PHONE }
  }
  const given = async (hours = 2, openid: string = CAST.member) => {
    const to = await elder()
    const { id } = await world.as(openid).ok('points', 'giveHours', { ...to, hours })
    return id
  }
  /** Confirmed for who left the number, as the staff see it. */
  const sure = async (giftId: string) => ({ giftId, elderId: (await staff().ok('points', 'gifts', {})).items.find(({ id }) => id === giftId)?.elders[0]?.personId ?? idOf(CAST.neighbour) })
  return { sure, settledThrough, settledDay, earned, reward, stock, kept, available, proposed, elder, given }
}
