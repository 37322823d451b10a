import { personIdOf } from './person-id'

/** Somebody calls an action of the registry, as the functions know them. */
type Call = (openid: string, action: string, input: object, requestId: string) => Promise<Readonly<Record<string, unknown>>>

const DAY = 86_400_000
const STAFF = 'seed-s001'
const DISTRICT = 'seed-sd001'
/** Speaks for a unit in the demo. */
const SPEAKER = 'seed-m00002'
const UNIT = 'un01'
/** From the source: 13 temporary branches of 疫情防控志愿服务. */
const TEMPORARY_BRANCHES = 13

const STORIES = [
  { openid: 'seed-r003', name: '演示党员甲', ends: 'applied' },
  { openid: 'seed-r004', name: '演示党员乙', ends: 'called' },
  { openid: 'seed-r005', name: '演示党员丙', ends: 'active' },
  { openid: 'seed-r006', name: '演示党员丁', ends: 'acknowledged' },
  { openid: 'seed-r007', name: '演示党员戊', ends: 'refused' },
  { openid: 'seed-r008', name: '演示党员己', ends: 'appealed' },
  { openid: 'seed-r009', name: '演示党员庚', ends: 'unitRefused' },
] as const
type Story = (typeof STORIES)[number]

/** Registrations in each state, a unit at work, and the temporary branches: brought there through the functions. */
export async function playRegistry(call: Call, now: number): Promise<void> {
  await call(DISTRICT, 'grantRole', { as: 'district', personId: personIdOf(SPEAKER), role: 'unit', scopeId: UNIT }, 'sample-unit-speaker')
  for (const [at, story] of STORIES.entries()) await play(call, story, at)
  await playUnit(call, now)
  for (let nth = 1; nth <= TEMPORARY_BRANCHES; nth += 1) {
    await call(DISTRICT, 'foundBranch', { as: 'district', branchKind: 'temporary', name: `志愿服务临时党支部 ${nth}`, purpose: '防控志愿服务', to: now + (60 + nth) * DAY }, `sample-branch-${nth}`)
  }
}

async function play(call: Call, { openid, name, ends }: Story, at: number): Promise<void> {
  let step = 0
  const next = () => `sample-registry-${at}-${(step += 1)}`
  // Numbers of no one: the 0533 exchange with a block that is not given out.
  const { id } = await call(openid, 'apply', { name, compoundId: 'cp001', unitId: UNIT, phone: `0533-00${String(20_000 + at).padStart(5, '0')}`, skills: ['visit'], consent: true }, next())
  const registrationId = String(id)
  const staff = (action: string, input: object = {}) => call(STAFF, action, { as: 'staff', registrationId, ...input }, next())
  if (ends === 'applied') return
  if (ends === 'refused' || ends === 'appealed') {
    await staff('refuse', { reason: 'notLivingHere', note: '两次上门没有找到人，请带住处的证明来。' })
    if (ends === 'appealed') await call(openid, 'appeal', { registrationId, note: '上个月才搬来，租房合同和水费单都有。' }, next())
    return
  }
  await staff('callPhone')
  if (ends === 'called') return
  await staff('settleMatch', { note: '带来了组织关系介绍信。' })
  await staff('confirm')
  if (ends === 'acknowledged') await call(SPEAKER, 'acknowledge', { as: 'unit', registrationId }, next())
  if (ends === 'unitRefused') await call(SPEAKER, 'refuseUnit', { as: 'unit', registrationId, reason: 'movedOn', note: '去年调走了，请向新单位报到。' }, next())
}

async function playUnit(call: Call, now: number): Promise<void> {
  const own = { as: 'unit', unitId: UNIT }
  const year = new Date(now + 8 * 3_600_000).getUTCFullYear()
  await call(SPEAKER, 'saveContact', { ...own, contact: { name: '机关党委办公室', phone: '0533-0000001' } }, 'sample-unit-contact')
  await call(SPEAKER, 'setFloor', { ...own, floor: 4 }, 'sample-unit-floor')
  await call(SPEAKER, 'addItem', { ...own, list: 'resource', title: '会议室周末可以借', text: '一楼会议室能坐四十人，周六周日可以借给社区办活动。' }, 'sample-unit-resource')
  await call(SPEAKER, 'addItem', { ...own, list: 'need', title: '想听一堂防诈骗课', text: '退休职工多，想请社区民警来讲一次。' }, 'sample-unit-need')
  await call(SPEAKER, 'addPlanItem', { ...own, year, month: 3, title: '给社区老人理发' }, 'sample-unit-plan-3')
  await call(SPEAKER, 'addPlanItem', { ...own, year, month: 11, title: '帮小区清一次楼道' }, 'sample-unit-plan-11')
}
