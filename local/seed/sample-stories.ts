import { personIdOf } from './person-id'
import type { SampleOrder } from './sample-orders'

/** What somebody does with an order, so long before the demo is first opened. */
export interface SampleStep {
  readonly minutesAgo: number
  readonly by: string
  readonly as: 'resident' | 'member' | 'staff' | 'street'
  readonly action: string
  /** `now` is when the demo is first opened: appointments and dates lie after it. */
  readonly input?: (now: number) => object
}

/** An order that is under way when the demo is first opened, so that nobody's first page is empty. */
export interface SampleStory extends SampleOrder {
  readonly minutesAgo: number
  readonly steps: readonly SampleStep[]
}

const HOUR = 60
const DAY = 24 * HOUR
const HOUR_MS = 3_600_000

const staff = (minutesAgo: number, action: string, input: object = {}): SampleStep => ({ minutesAgo, by: 'seed-s001', as: 'staff', action, input: () => input })
const street = (minutesAgo: number, action: string, input: object): SampleStep => ({ minutesAgo, by: 'seed-st001', as: 'street', action, input: () => input })
const resident = (by: string) => (minutesAgo: number, action: string, input: object = {}): SampleStep => ({ minutesAgo, by, as: 'resident', action, input: () => input })
const member = (by: string) => (minutesAgo: number, action: string, input: object = {}): SampleStep => ({ minutesAgo, by, as: 'member', action, input: () => input })
const asks = (minutesAgo: number, ...openids: readonly string[]): SampleStep => staff(minutesAgo, 'dispatch', { memberIds: openids.map(personIdOf) })

const [first, second] = ['seed-m00001', 'seed-m00002']
const [one, two] = [member(first), member(second)]
/** From asking to done, the way most orders go. */
const served = (from: number, by: string): readonly SampleStep[] => {
  const holder = member(by)
  return [
    staff(from, 'accept'), asks(from - 10, by), holder(from - 20, 'take'), holder(from - 25, 'logContact', { note: '电话说好了，下午过去' }),
    holder(from - 90, 'checkIn', { way: 'manual', reason: '楼里没有信号' }), holder(from - 120, 'finish', { result: 'solved', note: '换好了，试过没问题' }),
  ]
}
/** The next full hour with an hour to spare. */
const soon = (now: number): { from: number; to: number } => {
  const from = (Math.floor(now / HOUR_MS) + 2) * HOUR_MS
  return { from, to: from + 2 * HOUR_MS }
}

export const sampleStories = [
  {
    residentOpenid: 'seed-r002', serviceId: 'c0106', title: '厨房的灯不亮了，够不着', text: '厨房吸顶灯昨晚灭了，灯管买好了，年纪大不敢上梯子。',
    compoundId: 'cp001', building: 5, unit: 1, room: '102', answers: { c0106a: '换灯', c0106b: '买好了' }, minutesAgo: 3 * HOUR,
    steps: [staff(2 * HOUR, 'accept'), asks(15, first, second)],
  },
  {
    residentOpenid: 'seed-r011', serviceId: 'c0205', title: '抬一台旧冰箱下楼', text: '旧冰箱坏了，收旧货的只在楼下等，想请两位帮忙抬下去。',
    compoundId: 'cp002', building: 8, unit: 1, room: '302', answers: { c0205a: '旧冰箱', c0205b: '三楼到一楼', c0205c: '没有' }, minutesAgo: 4 * HOUR,
    steps: [staff(3 * HOUR, 'accept'), staff(10, 'dispatch', { pool: true })],
  },
  {
    residentOpenid: 'seed-r012', serviceId: 'c0106', title: '阳台推拉门卡住了', text: '阳台的推拉门滑轮掉了，推不动，想请人看看怎么装回去。',
    compoundId: 'cp001', building: 2, unit: 2, room: '201', answers: { c0106a: '修门窗', c0106b: '不知道买哪种' }, minutesAgo: 6 * HOUR,
    steps: [
      staff(5 * HOUR, 'accept'), asks(4 * HOUR + 30, first), one(4 * HOUR, 'take'),
      { minutesAgo: 3 * HOUR + 50, by: first, as: 'member', action: 'proposeTime', input: (now) => ({ time: soon(now) }) },
      resident('seed-r012')(3 * HOUR, 'agreeTime'),
    ],
  },
  {
    residentOpenid: 'seed-r009', serviceId: 'c0604', title: '想学会在手机上挂号', text: '每次都要孩子帮着挂号，想自己学会。',
    compoundId: 'cp125', building: 5, unit: 2, room: '401', answers: { c0604a: '网上挂号' }, minutesAgo: 5 * HOUR,
    steps: [staff(4 * HOUR, 'accept'), asks(100, first), one(90, 'take')],
  },
  {
    residentOpenid: 'seed-r001', serviceId: 'c0106', title: '卧室门锁拧不动', text: '卧室的门锁拧起来很紧，怕哪天把自己锁在里面。',
    compoundId: 'cp001', building: 3, unit: 2, room: '301', answers: { c0106a: '换锁芯', c0106b: '请帮我买' }, minutesAgo: DAY + 4 * HOUR,
    steps: served(DAY + 3 * HOUR, second),
  },
  {
    residentOpenid: 'seed-r006', serviceId: 'c0303', title: '想请人来陪母亲说说话', text: '母亲一个人在家，腿脚不好出不了门，想请人周末来坐坐。',
    compoundId: 'cp001', building: 7, unit: 3, room: '402', answers: { c0303a: '周末' }, minutesAgo: 2 * DAY,
    steps: [
      staff(2 * DAY - 60, 'accept'),
      { minutesAgo: 2 * HOUR, by: 'seed-s001', as: 'staff', action: 'proposeSuspension', input: (now) => ({ reason: '家里人说母亲住院几天，出院再来', until: now + 5 * 24 * HOUR_MS }) },
    ],
  },
  {
    residentOpenid: 'seed-r010', serviceId: 'c0504', title: '楼前的路灯修好又不亮了', text: '楼前的路灯一到晚上就不亮，黑得看不见台阶。',
    compoundId: 'cp125', building: 3, unit: 1, room: '101', answers: { c0504a: '路灯', c0504b: '3 号楼前' }, minutesAgo: 3 * DAY,
    steps: [
      ...served(3 * DAY - 30, second),
      resident('seed-r010')(2 * DAY, 'confirm'), resident('seed-r010')(2 * DAY - 60, 'requestReopen', { reason: '亮了一晚上，第二天又不亮了' }),
      staff(DAY + 6 * HOUR, 'refuseReopen', { reason: '电工看过，说是镇流器老化，已报到厂家排期更换' }),
      resident('seed-r010')(5 * HOUR, 'requestReopen', { reason: '等了一天还是黑的，老人摔了怎么办' }),
    ],
  },
  {
    residentOpenid: 'seed-r008', serviceId: 'c0804', title: '外墙渗水，几家都在漏', text: '下雨就渗水，我家和楼上楼下两家的墙皮都掉了。',
    compoundId: 'cp094', building: 1, unit: 1, room: '503', answers: { c0804a: '外墙' }, minutesAgo: 2 * DAY,
    steps: [staff(2 * DAY - 90, 'accept'), staff(6 * HOUR, 'escalate', { reason: '要动用维修资金，社区一家协调不了' })],
  },
  {
    residentOpenid: 'seed-r005', serviceId: 'c0504', title: '两个小区之间的路没有灯', text: '两个小区中间那条路，哪边都说不归自己管，晚上没有灯。',
    compoundId: 'cp063', building: 4, unit: 2, room: '902', answers: { c0504a: '路灯', c0504b: '东门外的路' }, minutesAgo: 3 * DAY,
    steps: [
      staff(3 * DAY - 60, 'accept'), staff(2 * DAY + 12 * HOUR, 'escalate', { reason: '不在社区范围内' }),
      street(2 * DAY, 'rule', { unit: '市政维修队', note: '请市政维修队先到现场看' }),
      staff(7 * HOUR, 'escalate', { reason: '市政维修队说要先定产权，请区里协调' }),
    ],
  },
  {
    residentOpenid: 'seed-r007', serviceId: 'c0704', title: '楼前空地想放两张长椅', text: '楼前有块空地，老人们买菜回来想歇歇脚，能不能放两张长椅。',
    compoundId: 'cp094', building: 6, unit: 1, room: '201', answers: {}, minutesAgo: 2 * DAY,
    steps: [
      staff(DAY + 20 * HOUR, 'reject', { reason: '这块空地在改造规划里，社区不能自己放东西', channel: '街道城建办' }),
      resident('seed-r007')(4 * HOUR, 'fileAppeal', { appealTarget: 'rejection', reason: '改造要到明年，先放活动的长椅也不行吗' }),
    ],
  },
  {
    residentOpenid: 'seed-r004', serviceId: 'c0802', title: '整栋楼水压很小', text: '从早上起水很小，热水器点不着，问了邻居都一样。',
    compoundId: 'cp063', building: 6, unit: 1, room: '601', answers: { c0802a: '水', c0802b: '整栋楼' }, minutesAgo: 150,
    steps: [],
  },
  {
    residentOpenid: 'seed-r003', serviceId: 'c0201', title: '帮忙带一袋米和两桶油', text: '这两天腰疼提不动，想请人从超市带一袋米、两桶油上来。',
    compoundId: 'cp002', building: 2, unit: 1, room: '601', answers: { c0201a: '米一袋，油两桶', c0201b: 200 }, minutesAgo: 8 * HOUR,
    steps: [staff(7 * HOUR, 'accept'), asks(6 * HOUR + 30, second), two(6 * HOUR, 'take'), two(5 * HOUR, 'logContact', { note: '说好下午送到' }), two(70, 'checkIn', { way: 'manual', reason: '楼里没有信号' })],
  },
] as const satisfies readonly SampleStory[]
