import type { SampleStep, SampleStory } from './sample-stories'
import { personIdOf } from './person-id'

/** Orders that wait for a plan when the demo is first opened, of many kinds, and some that nobody who was asked could go to. */
const STAFF = 'seed-s001'
const NEXT_STAFF = 'seed-s004'

const accept = (minutesAgo: number, by: string = STAFF): SampleStep => ({ minutesAgo, by, as: 'staff', action: 'accept' })
/** Asked by name, and every one of them said no: so many minutes later each. */
const refused = (from: number, by: string, ...openids: readonly string[]): readonly SampleStep[] => [
  accept(from, by),
  { minutesAgo: from - 5, by, as: 'staff', action: 'dispatch', input: () => ({ memberIds: openids.map(personIdOf) }) },
  ...openids.map((openid, at): SampleStep => ({ minutesAgo: from - 10 - at, by: openid, as: 'member', action: 'decline', input: () => ({ reason: '时间不合适' }) })),
]

export const waitingStories = [
  {
    residentOpenid: 'seed-r011', serviceId: 'c0104', title: '卫生间地漏返味', text: '地漏一开水就返味，倒了几次水也不管用。',
    compoundId: 'cp002', building: 8, unit: 1, room: '302', answers: { c0104a: '卫生间', c0104b: '没有' }, minutesAgo: 55, steps: [accept(40)],
  },
  {
    residentOpenid: 'seed-r012', serviceId: 'c0201', title: '想请人捎两袋面粉', text: '腰不好提不动，想请人从粮店捎两袋面粉上来。',
    compoundId: 'cp001', building: 2, unit: 2, room: '201', answers: { c0201a: '面粉两袋，各五公斤', c0201b: 60 }, minutesAgo: 50, steps: [accept(35)],
  },
  {
    residentOpenid: 'seed-r009', serviceId: 'c0205', title: '把洗衣机挪到阳台', text: '新买的洗衣机送到了门口，想请两位帮着抬到阳台。',
    compoundId: 'cp125', building: 5, unit: 2, room: '401', answers: { c0205a: '洗衣机', c0205b: '一楼到四楼', c0205c: '没有' }, minutesAgo: 48, steps: [accept(33)],
  },
  {
    residentOpenid: 'seed-r008', serviceId: 'c0303', title: '想请人陪父亲下下棋', text: '父亲一个人在家，就爱下象棋，想请人有空来坐坐。',
    compoundId: 'cp094', building: 1, unit: 1, room: '503', answers: { c0303a: '下午' }, minutesAgo: 46, steps: [accept(31)],
  },
  {
    residentOpenid: 'seed-r004', serviceId: 'c0604', title: '想学会手机交水费', text: '水费一直是去柜台交，想学会在手机上交。',
    compoundId: 'cp063', building: 6, unit: 1, room: '601', answers: { c0604a: '手机交费' }, minutesAgo: 44, steps: [accept(29)],
  },
  {
    residentOpenid: 'seed-r010', serviceId: 'c0106', title: '厨房吊柜的门掉了', text: '吊柜门的合页松了，一开就往下掉，怕砸着人。',
    compoundId: 'cp001', building: 1, unit: 1, room: '101', answers: { c0106a: '修家具', c0106b: '不知道买哪种' }, minutesAgo: 42, steps: [accept(27)],
  },
  {
    residentOpenid: 'seed-r007', serviceId: 'c0304', title: '想请人上门给母亲理个发', text: '母亲腿脚不便，下不了楼，想请人来家里理个发。',
    compoundId: 'cp002', building: 6, unit: 1, room: '201', answers: { c0304a: '理发', c0304b: '在' }, minutesAgo: 200, steps: refused(180, STAFF, 'seed-m00492', 'seed-m01107'),
  },
  {
    residentOpenid: 'seed-r006', serviceId: 'c0305', title: '想请人定期来量血压', text: '血压这阵子不稳，想请人一周来量一次，教会用家里的血压计。',
    compoundId: 'cp094', building: 7, unit: 3, room: '402', answers: { c0305a: '量血压' }, minutesAgo: 170, steps: refused(150, STAFF, 'seed-m00005'),
  },
  {
    residentOpenid: 'seed-r013', serviceId: 'c0106', title: '阳台的纱窗推不动', text: '纱窗的轮子卡死了，推不动也拆不下来，屋里进蚊子。',
    compoundId: 'cp003', building: 2, unit: 1, room: '101', answers: { c0106a: '修门窗', c0106b: '不知道买哪种' }, minutesAgo: 160, steps: refused(140, NEXT_STAFF, 'seed-m00450'),
  },
] as const satisfies readonly SampleStory[]
