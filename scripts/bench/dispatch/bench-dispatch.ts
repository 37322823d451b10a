import { print } from '../../print'
import { benchDays } from './day'
import { benchDesk, benchNear } from './desk'
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
  const { fairness, acceptance } = await benchFairness(quick, say)
  const [desk, near] = [benchDesk(), benchNear()]
  say('完')
  if (json) return void process.stdout.write(`${JSON.stringify({ quality, speed, day, invitation: { ...ours, frontier, beside }, fairness, acceptance, desk, near })}\n`)
  print({ quality }, false, '派法：和证明了的最优比', { batches: '批', uncertified: '没证明', minRatio: '最差', nearest: '就近', greedy: '逐单最好', nearestMin: '就近最差', greedyMin: '逐单最差' })
  print(speed, false, '派法：多快（毫秒）', { oursMs: '从头到尾', solverMs: 'HiGHS', pairsMs: '找人算分', solveMs: '求解', firstMs: '头一次', pairs: '可派的对' })
  const { urgentAlone, ...rest } = day
  const urgentWords = { waitS: '最久等秒', waited: '等了的', unserved: '没办成的', mustWait: '谁来都得等的' }
  print({ day: rest }, false, '四千单的一天：和事先全知道的上限比', { days: '天', servedShare: '办了的单', valueShare: '值', urgent: '急单', urgentWaitS: '急单最久等秒', urgentWaited: '等了的急单', urgentUnserved: '没办成的急单', urgentHeld: '有人空着却没派的急单', lateMinutes: '平均晚分钟', outOfReach: '没人够得着', urgentOutOfReach: '其中急的' })
  print({ urgentAlone }, false, '只有急单来时', urgentWords)
  const times = { p50Minutes: '一半在（分）', p95Minutes: '95%在', alerts: '惊动', redundant: '多惊动', unanswered: '没人答应' }
  print({ ours, ...beside }, false, '邀请：多久有人答应，惊动几个人', times)
  print(Object.fromEntries(frontier.map((point) => [String(point.alertCost), point])), false, '邀请的边界：一次惊动值多少', times)
  print(Object.fromEntries(fairness.curve.map((point) => [String(point.weight), point])), false, `公平的权重：${fairness.days} 天，有人答应有人不答应；会的和时间都一样的人之间`, { gini: '基尼', giniSkillsAndHours: '不论走多远、一周几单', giniAll: '全区', valueLoss: '少的值', servedShare: '办了的单' })
  print({ desk }, false, '一个街道的派单台，不算数据库（毫秒）', { members: '人', orders: '单', coldMs: '新实例的名册', warmMs: '三个人变了以后', proposeMs: '做方案', proposeDueMs: '定时派' })
  print(Object.fromEntries(near.map((each) => [String(each.members), each])), false, '附近有谁：一个街道里会同一样的人（毫秒）', { orders: '单', pairs: '可派的对', lookMs: '一个个看', treeMs: '用树找' })
  print({ acceptance }, false, '答应的可能：说的和来的差多少', { ece: '校准误差', answers: '回答' })
}
