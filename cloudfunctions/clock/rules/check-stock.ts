import { rewardDoc } from '@core/contract/points-documents'
import { wrongStock } from '@core/domain/points/check-stock'
import { historiesOf } from '../../_data/records-repo'
import { reservedOf } from '../../_data/reserved-repo'
import { readable } from './readable'
import type { Fault } from './faults'

const NAMES = { left: '还剩', kept: '留着', handed: '领走' } as const

/** A page of the stations' stock, each reward beside its own history and what all wallets have reserved of it and collected. */
export async function checkStock(page: readonly unknown[], now: number): Promise<readonly Fault[]> {
  const { docs: rewards, faults } = readable(rewardDoc, page)
  const [histories, reserved] = await Promise.all([historiesOf(rewards), reservedOf(rewards.map(({ _id }) => _id))])
  const differing = rewards.flatMap((reward): readonly Fault[] => {
    const wrong = wrongStock(reward, histories.get(reward._id) ?? [], reserved.get(reward._id) ?? { kept: 0, collected: 0, changedAt: 0 }, now)
    return wrong.length === 0 ? [] : [{ warning: 'STOCK_DIFFERS', id: reward._id, where: `${reward.station.name} ${reward.title}：${wrong.map((which) => NAMES[which]).join('、')}` }]
  })
  return [...faults, ...differing]
}
