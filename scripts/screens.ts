import type { Prepared } from '../tests/support/prepared-orders'
import { REGISTERED } from '../tests/support/prepared-registrations'
import { OFFICES } from '../tests/support/registrations'
import { PEOPLE } from '../tests/support/world'

/** Every page of the app in the states worth looking at, by who looks. The pictures and the accessibility test share it. */
export type At = 'phone' | 'elder' | 'desk'
type Ids = Readonly<Record<Prepared, string>>
interface Looked {
  readonly name: string
  readonly openid?: string
  readonly role?: string
  /** Where it is looked at; all three unless said. */
  readonly at?: readonly At[]
}
/**
 * `shows` is a word or phrase of the state that the name says, one that no other state of the page has: pictures and test
 * both look for it, so that a state which ran out while another was prepared is found. A prepared state always has one.
 */
export type Screen = Looked & ({ readonly route: string; readonly shows?: string } | { readonly route: (ids: Ids) => string; readonly shows: string })

const resident = { openid: PEOPLE.resident, role: 'resident' }
const member = { openid: PEOPLE.member, role: 'member' }
const staff = { openid: PEOPLE.staff, role: 'staff' }
const street = { openid: 'seed-st001', role: 'street' }
const district = { openid: 'seed-sd001', role: 'district' }

const order = (pack: string, page: string, state: Prepared) => (ids: Ids) => `packages/${pack}/${page}/index?id=${ids[state]}`

type States = Readonly<Partial<Record<Prepared, string>>>
const statesOf = (states: States) => Object.entries(states) as readonly (readonly [Prepared, string])[]

const RESIDENT_STATES: States = { submitted: '社区会看您的事', infoNeeded: '请补充是几单元，门坏了多久', offered: '已经问了附近的党员，等人接单', taken: '党员会先和您联系', proposed: '来，请点开看行不行', done: '请看看是不是解决了', closed: '您确认解决了', rated: '谢谢您的评价', rejected: '可以找：12345 热线', merged: '合在一起办的进展' }
const MEMBER_STATES: States = { offered: '请您帮这个忙', taken: '请先联系居民，约好上门时间', checkedIn: '大家在找您，请报个平安', done: '等居民确认，谢谢您', givenBack: '您退还了这一单' }
const STAFF_STATES: States = { submitted: '请受理，或请居民补充', resembling: '像是：水电维修 · 水管龙头漏水', accepted: '请派单', offered: '等回答', done: '等居民确认', suspended: '配件要等三天', escalated: '为什么报上来' }

const STAFF_OVERSEEN: States = { supervised: '居民三次打到街道，一直没有回话', extended: '街道同意延期', returned: '已退单，等街道定下', forwarded: '换一个链接' }
const STREET_OVERSEEN: States = { answered: '等街道认可', extensionAsked: '社区申请延期，等街道定', returned: '社区退单，请定' }
const MEMBER_SHIFTS: States = { shiftOpen: '点“我来”就定下了', shiftHeld: '您认领了这一班', shiftFull: '名额满了，可以候补', shiftPromised: '轮到您了', shiftNeeds: '要会急救护理', shiftNow: '可以签到了' }
const MEMBER_ACTIVITIES: States = { activityPlanned: '能来就报个名', activityOn: '可以签到了', activityOver: '您参加完了', activityCancelled: '这场取消了' }
const STAFF_ACTIVITIES: States = { activityPlanned: '定好了', activityOn: '正在办', activityOver: '办完了' }
const EMERGENCIES: States = { emergencyDrafted: '等区里同意', emergency: '生效中', emergencyOver: '等复盘' }
const IMPORTS: States = { importReady: '核对好了', importFaulty: '4 行，5 处要改' }
/** Who registers, each where the name says. */
const REGISTRATIONS = { form: '请先看过并同意上面的说明', applied: '社区工作人员在看', refused: '社区没有通过', active: '已报到，单位还在认' } as const satisfies Record<keyof typeof REGISTERED, string>

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', route: 'packages/entry/sign-in/index' },
  { name: 'resident-home', ...resident, route: 'pages/home/index', shows: '单以上在办' },
  { name: 'resident-orders', ...resident, route: 'pages/orders/index', shows: '想请人代买一袋米' },
  { name: 'resident-services', ...resident, route: 'packages/resident/services/index' },
  { name: 'resident-form', ...resident, route: 'packages/resident/new-order/index?service=c0102' },
  ...statesOf(RESIDENT_STATES).map(([state, shows]) => ({ name: `resident-order-${state}`, ...resident, route: order('resident', 'order', state), shows })),
  { name: 'profile', ...resident, route: 'packages/me/profile/index' },
  { name: 'resident-notices', ...resident, route: 'packages/me/notices/index', shows: '社区受理了您的事' },
  { name: 'appointment', ...resident, route: 'packages/me/appointment/index' },
  { name: 'staff-notices', ...staff, route: 'packages/me/notices/index', shows: '党员 1 号上门' },
  { name: 'street-notices', ...street, route: 'packages/me/notices/index', shows: '党员 1 号上门' },
  { name: 'member-messages', ...member, route: 'packages/me/messages/index' },
  { name: 'staff-messages', ...staff, route: 'packages/me/messages/index' },
  { name: 'staff-calls', ...staff, route: 'packages/staff/calls/index', shows: '打过了' },
  { name: 'privacy', ...resident, route: 'packages/me/privacy/index' },
  { name: 'me', ...member, route: 'pages/me/index' },
  { name: 'member-home', ...member, route: 'pages/home/index', shows: '等您回答' },
  { name: 'member-tasks', ...member, route: 'pages/tasks/index', shows: '这次不行' },
  ...statesOf(MEMBER_STATES).map(([state, shows]) => ({ name: `member-task-${state}`, ...member, route: order('member', 'task', state), shows })),
  { name: 'staff-home', ...staff, route: 'pages/home/index', shows: '消防通道停着一辆车' },
  ...statesOf(STAFF_STATES).map(([state, shows]) => ({ name: `staff-order-${state}`, ...staff, route: order('staff', 'order', state), shows })),
  ...statesOf(STAFF_OVERSEEN).map(([state, shows]) => ({ name: `staff-order-${state}`, ...staff, route: order('staff', 'order', state), shows })),
  { name: 'staff-dispatch', ...staff, route: order('staff', 'dispatch', 'accepted'), shows: '推荐党员' },
  { name: 'staff-plan', ...staff, route: 'packages/staff/plan/index', shows: '这样派最合算，已证明' },
  { name: 'staff-balance', ...staff, route: 'packages/staff/balance/index' },
  { name: 'staff-gaps', ...staff, route: 'packages/staff/gaps/index', shows: '阳台晾衣架摇不动' },
  { name: 'member-limits', ...member, route: 'packages/member/limits/index' },
  ...(Object.keys(REGISTRATIONS) as (keyof typeof REGISTRATIONS)[]).map((state) => ({ name: `registration-${state}`, openid: REGISTERED[state], role: state === 'active' ? 'member' : 'resident', route: 'packages/member/registration/index', shows: REGISTRATIONS[state] })),
  { name: 'registration-member', ...member, route: 'packages/member/registration/index' },
  { name: 'member-profile', ...member, route: 'packages/member/profile/index' },
  { name: 'staff-registrations', ...staff, route: 'packages/staff/registrations/index', shows: '电话核对过了' },
  { name: 'staff-branches', ...staff, route: 'packages/staff/branches/index', shows: '防汛临时党支部' },
  { name: 'staff-units', ...staff, route: 'packages/staff/units/index', shows: '借一间会议室' },
  { name: 'staff-certificates', ...staff, route: 'packages/staff/certificates/index' },
  { name: 'staff-imports', ...staff, route: 'packages/staff/imports/index', shows: '等您确认' },
  ...statesOf(IMPORTS).map(([state, shows]) => ({ name: `staff-${state}`, ...staff, route: order('staff', 'imports', state), shows })),
  { name: 'street-imports', ...street, route: 'packages/staff/imports/index' },
  { name: 'street-appeals', ...street, route: 'packages/district/appeals/index', shows: '申诉不成立' },
  ...(['answers', 'lists', 'plan', 'members', 'statements'] as const).map((part) => ({ name: `unit-${part}`, openid: OFFICES.unit, role: 'resident', route: `packages/unit/home/index?part=${part}` })),
  { name: 'unit-shifts', openid: OFFICES.unit, role: 'resident', route: 'packages/unit/shifts/index?id=un01', shows: '点名认领' },
  { name: 'unit-appraisal', openid: OFFICES.unit, role: 'resident', route: 'packages/unit/appraisal/index', shows: '2 位同意给单位看' },
  { name: 'staff-posts', ...staff, route: 'packages/staff/posts/index', shows: '周六清洁家园' },
  { name: 'staff-cover', ...staff, route: 'packages/staff/cover/index', shows: '至少 2 人' },
  { name: 'street-atRisk', ...street, route: 'packages/staff/at-risk/index', shows: '可能缺人' },
  { name: 'district-atRisk', ...district, route: 'packages/staff/at-risk/index', shows: '可能缺人' },
  { name: 'staff-post', ...staff, route: order('staff', 'post', 'post'), shows: '每天 17:30–19:30，2 人' },
  { name: 'staff-post-form', ...staff, route: 'packages/staff/post-form/index' },
  { name: 'member-service', ...member, route: 'packages/points/service/index', shows: '夜里记账' },
  { name: 'member-wallet', ...member, route: 'packages/points/wallet/index', shows: '等您去领' },
  { name: 'member-certificates', ...member, route: 'packages/points/certificates/index', shows: '核对码' },
  { name: 'member-honours', ...member, route: 'packages/points/honours/index', shows: '服务满' },
  { name: 'staff-station', ...staff, route: 'packages/points/station/index', shows: '换完了' },
  { name: 'staff-adjustments', ...staff, route: 'packages/points/adjustments/index', shows: '问过本人，确认' },
  { name: 'district-points-rules', ...district, route: 'packages/points/rules/index', shows: '第 2 版' },
  { name: 'certificate-asked', route: 'packages/entry/certificate/index', shows: '码旁边的五组字' },
  { name: 'certificate-checked', route: (ids) => `packages/entry/certificate/index?code=${ids.certificateCode}`, shows: '出具以后又记上了一些' },
  { name: 'member-posts', ...member, route: 'pages/posts/index', shows: '驿站延时服务' },
  ...statesOf(MEMBER_SHIFTS).map(([state, shows]) => ({ name: `member-${state}`, ...member, route: order('member', 'shift', state), shows })),
  { name: 'member-swapAsk', ...member, route: order('member', 'swap-ask', 'shiftHeld'), shows: '您要让出的一班' },
  { name: 'member-swapAsked', ...member, route: order('member', 'swap', 'swapAsked'), shows: '想请您换班' },
  { name: 'resident-wishes', ...resident, route: 'packages/wish/list/index', shows: '等社区看' },
  { name: 'member-wishes', ...member, route: 'packages/wish/list/index', shows: '等人认领' },
  { name: 'staff-wishes', ...staff, route: 'packages/wish/list/index', shows: '等社区看' },
  { name: 'unit-wishes', openid: OFFICES.unit, role: 'resident', route: 'packages/wish/list/index?unit=un01' },
  { name: 'wish-form', ...resident, route: 'packages/wish/form/index?as=resident' },
  { name: 'staff-wishDraft', ...staff, route: order('wish', 'detail', 'wishDraft'), shows: '等社区看' },
  { name: 'member-wishOpen', ...member, route: order('wish', 'detail', 'wishOpen'), shows: '我来认领' },
  { name: 'member-wishTaken', ...member, route: order('wish', 'detail', 'wishTaken'), shows: '有人认领了' },
  { name: 'resident-wishHanded', ...resident, route: order('wish', 'detail', 'wishHanded'), shows: '送到了，等确认' },
  { name: 'member-activities', ...member, route: 'packages/member/activities/index', shows: '正在办' },
  ...statesOf(MEMBER_ACTIVITIES).map(([state, shows]) => ({ name: `member-${state}`, ...member, route: order('member', 'activity', state), shows })),
  { name: 'staff-organise', ...staff, route: 'packages/activities/organise/index?as=staff', shows: '正在办' },
  ...statesOf(STAFF_ACTIVITIES).map(([state, shows]) => ({ name: `staff-${state}`, ...staff, route: (ids: Ids) => `packages/activities/manage/index?as=staff&id=${ids[state]}`, shows })),
  { name: 'staff-activity-form', ...staff, route: 'packages/activities/form/index?as=staff' },
  { name: 'secretary-organise', ...member, route: 'packages/activities/organise/index?as=member', shows: '楼栋支部学习会' },
  { name: 'secretary-activity', ...member, route: (ids) => `packages/activities/manage/index?as=member&id=${ids.activityOfBranch}`, shows: '楼栋支部学习会' },
  { name: 'staff-alarmed', ...staff, route: 'packages/emergency/alarmed/index', shows: '街道也知道了' },
  { name: 'street-alarmed', ...street, route: 'packages/emergency/alarmed/index', shows: '街道也知道了' },
  { name: 'emergency-list', ...district, route: 'packages/emergency/list/index', shows: '有调整等同意' },
  { name: 'emergency-declare', ...street, route: 'packages/emergency/declare/index' },
  ...statesOf(EMERGENCIES).map(([state, shows]) => ({ name: `district-${state}`, ...district, route: order('emergency', 'cockpit', state), shows })),
  { name: 'staff-emergency', ...staff, route: order('emergency', 'cockpit', 'emergency'), shows: '生效中' },
  { name: 'staff-rollCall', ...staff, route: order('emergency', 'roll', 'rollCall'), shows: '没回答的' },
  { name: 'staff-visitList', ...staff, route: order('emergency', 'visits', 'visitList'), shows: '派党员' },
  { name: 'member-visitList', ...member, route: order('emergency', 'visits', 'visitList'), shows: '需要帮助' },
  { name: 'member-emergency', ...member, route: order('emergency', 'mine', 'emergency'), shows: '今晚八点能到驿站集合吗' },
  { name: 'resident-emergency', ...resident, route: order('emergency', 'mine', 'emergency'), shows: '生效中' },
  { name: 'district-gaps', ...district, route: 'packages/district/gaps/index', shows: '阳台晾衣架摇不动' },
  { name: 'staff-rules', ...staff, route: 'packages/staff/rules/index' },
  { name: 'staff-phone-order', ...staff, route: 'packages/staff/phone-order/index' },
  { name: 'staff-confirm-desk', ...staff, route: 'packages/staff/confirm-desk/index' },
  { name: 'staff-desk', ...staff, route: 'packages/staff/desk/index', at: ['desk'], shows: '消防通道停着一辆车' },
  { name: 'street-home', ...street, route: 'pages/home/index', at: ['phone', 'elder'], shows: '小区健身器材坏了三件' },
  { name: 'street-desk', ...street, route: 'packages/district/desk/index', at: ['desk'], shows: '小区健身器材坏了三件' },
  { name: 'street-order-escalated', ...street, route: order('district', 'order', 'escalated'), shows: '请定下由哪个单位来办' },
  ...statesOf(STREET_OVERSEEN).map(([state, shows]) => ({ name: `street-order-${state}`, ...street, route: order('district', 'order', state), shows })),
  // Whoever has the link, signed in nowhere.
  { name: 'forwarded-open', route: (ids) => `packages/entry/forwarded/index?token=${ids.linkOut}`, shows: '您的答复' },
  { name: 'forwarded-answered', route: (ids) => `packages/entry/forwarded/index?token=${ids.linkAnswered}`, shows: '已经答复过了，谢谢您' },
  { name: 'district-home', ...district, route: 'pages/home/index', at: ['phone', 'elder'] },
  { name: 'district-desk', ...district, route: 'packages/district/desk/index', at: ['desk'] },
]

/** Where a screen is looked at and by whom, place by place: what to sit down with, and where to go. */
export const visitsOf = (screen: Screen, ids: Ids) =>
  (screen.at ?? (['phone', 'elder', 'desk'] as const)).map((at: At) => ({
    at,
    route: typeof screen.route === 'string' ? screen.route : screen.route(ids),
    seat: { openid: screen.openid, role: screen.role, elder: at === 'elder', viewport: at === 'desk' ? 'desk' as const : 'phone' as const },
  }))
