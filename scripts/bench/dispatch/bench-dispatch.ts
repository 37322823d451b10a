import { print } from '../../print'
import { benchDays } from './day'
import { benchFairness } from './fairness'
import { benchInvitation } from './invitation'
import { benchQuality } from './quality'
import { benchSpeed } from './speed'

/** Orders simulated for the invitations; seeds of the plans' quality, each in four shapes; days beside their bound. */
const RUNS = { quick: 2000, whole: 20_000 } as const
const SEEDS = { quick: 20, whole: 1000 } as const
const DAYS = { quick: 1, whole: 6 } as const

/** Finding somebody, beside other ways on the same instances in the same run. Speed comes first, in a young process. */
export async function benchDispatch(json: boolean, quick: boolean): Promise<void> {
  const began = performance.now()
  const say = (line: string) => void process.stderr.write(`[${((performance.now() - began) / 1000).toFixed(0)} 秒] ${line}\n`)
  const size = quick ? 'quick' : 'whole'
  const speed = await benchSpeed(quick, say)
  const { ours, frontier, beside } = benchInvitation(RUNS[size])
  const quality = benchQuality(SEEDS[size], (seed) => (seed % 100 === 0 ? say(`派法：${seed} 个种子`) : undefined))
  const day = benchDays(DAYS[size], say)
  const { fairness, acceptance } = benchFairness(quick, say)
  say('完')
  if (json) return void process.stdout.write(`${JSON.stringify({ quality, speed, day, invitation: { ...ours, frontier, beside }, fairness, acceptance })}\n`)
  print({ quality }, false, '派法：和证明了的最优比', { batches: '批', uncertified: '没证明', minRatio: '最差', nearest: '就近', greedy: '逐单最好', nearestMin: '就近最差', greedyMin: '逐单最差' })
  print(speed, false, '派法：多快（毫秒）', { oursMs: '从头到尾', solverMs: 'HiGHS', pairsMs: '找人算分', solveMs: '求解', firstMs: '头一次', pairs: '可派的对' })
  print({ day }, false, '四千单的一天：和事先全知道的上限比', { days: '天', servedShare: '办了的单', valueShare: '值', urgentWaitS: '急单白等秒', urgentHeldS: '急单最久秒', lateMinutes: '平均晚分钟', outOfReach: '没人够得着' })
  const times = { p50Minutes: '一半在（分）', p95Minutes: '95%在', alerts: '惊动', redundant: '多惊动', unanswered: '没人答应' }
  print({ ours, ...beside }, false, '邀请：多久有人答应，惊动几个人', times)
  print(Object.fromEntries(frontier.map((point) => [String(point.alertCost), point])), false, '邀请的边界：一次惊动值多少', times)
  print(Object.fromEntries(fairness.curve.map((point) => [String(point.weight), point])), false, `公平的权重：${fairness.days} 天，技能和时间一样的人之间`, { gini: '基尼', valueLoss: '少的值', servedShare: '办了的单' })
  print({ fairness: fairness.refusing }, false, '同样的日子，有人不答应', { weight: '权重', gini: '基尼', giniWilling: '同样肯的', valueLoss: '少的值', servedShare: '办了的单' })
  print({ acceptance }, false, '答应的可能：说的和来的差多少', { ece: '校准误差', answers: '回答' })
}
