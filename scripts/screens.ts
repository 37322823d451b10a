import type { Prepared } from '../tests/support/prepared-orders'
import { REGISTERED } from '../tests/support/prepared-registrations'
import { OFFICES } from '../tests/support/registrations'
import { PEOPLE } from '../tests/support/world'

/** Every page of the app in the states worth looking at, by who looks. The pictures and the accessibility test share it. */
export type At = 'phone' | 'elder' | 'desk'
export interface Screen {
  readonly name: string
  readonly openid?: string
  readonly role?: string
  readonly route: string | ((ids: Readonly<Record<Prepared, string>>) => string)
  /** Where it is looked at; all three unless said. */
  readonly at?: readonly At[]
}

const resident = { openid: PEOPLE.resident, role: 'resident' }
const member = { openid: PEOPLE.member, role: 'member' }
const staff = { openid: PEOPLE.staff, role: 'staff' }
const street = { openid: 'seed-st001', role: 'street' }
const district = { openid: 'seed-sd001', role: 'district' }

const order = (pack: string, page: string, state: Prepared) => (ids: Readonly<Record<Prepared, string>>) => `packages/${pack}/${page}/index?id=${ids[state]}`

const RESIDENT_STATES = ['submitted', 'infoNeeded', 'offered', 'taken', 'proposed', 'done', 'closed', 'rated', 'rejected', 'merged'] as const satisfies readonly Prepared[]
const MEMBER_STATES = ['offered', 'taken', 'checkedIn', 'done', 'givenBack'] as const satisfies readonly Prepared[]
const STAFF_STATES = ['submitted', 'resembling', 'accepted', 'offered', 'done', 'suspended', 'escalated'] as const satisfies readonly Prepared[]

const STAFF_OVERSEEN = ['supervised', 'extended', 'returned', 'forwarded'] as const satisfies readonly Prepared[]
const STREET_OVERSEEN = ['answered', 'extensionAsked', 'returned'] as const satisfies readonly Prepared[]

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', route: 'packages/entry/sign-in/index' },
  { name: 'resident-home', ...resident, route: 'pages/home/index' },
  { name: 'resident-orders', ...resident, route: 'pages/orders/index' },
  { name: 'resident-services', ...resident, route: 'packages/resident/services/index' },
  { name: 'resident-form', ...resident, route: 'packages/resident/new-order/index?service=c0102' },
  ...RESIDENT_STATES.map((state) => ({ name: `resident-order-${state}`, ...resident, route: order('resident', 'order', state) })),
  { name: 'profile', ...resident, route: 'packages/me/profile/index' },
  { name: 'resident-notices', ...resident, route: 'packages/me/notices/index' },
  { name: 'appointment', ...resident, route: 'packages/me/appointment/index' },
  { name: 'staff-notices', ...staff, route: 'packages/me/notices/index' },
  { name: 'street-notices', ...street, route: 'packages/me/notices/index' },
  { name: 'member-messages', ...member, route: 'packages/me/messages/index' },
  { name: 'staff-messages', ...staff, route: 'packages/me/messages/index' },
  { name: 'staff-calls', ...staff, route: 'packages/staff/calls/index' },
  { name: 'privacy', ...resident, route: 'packages/me/privacy/index' },
  { name: 'me', ...member, route: 'pages/me/index' },
  { name: 'member-home', ...member, route: 'pages/home/index' },
  { name: 'member-tasks', ...member, route: 'pages/tasks/index' },
  ...MEMBER_STATES.map((state) => ({ name: `member-task-${state}`, ...member, route: order('member', 'task', state) })),
  { name: 'staff-home', ...staff, route: 'pages/home/index' },
  ...STAFF_STATES.map((state) => ({ name: `staff-order-${state}`, ...staff, route: order('staff', 'order', state) })),
  ...STAFF_OVERSEEN.map((state) => ({ name: `staff-order-${state}`, ...staff, route: order('staff', 'order', state) })),
  { name: 'staff-dispatch', ...staff, route: order('staff', 'dispatch', 'accepted') },
  { name: 'staff-plan', ...staff, route: 'packages/staff/plan/index' },
  { name: 'staff-balance', ...staff, route: 'packages/staff/balance/index' },
  { name: 'staff-gaps', ...staff, route: 'packages/staff/gaps/index' },
  { name: 'member-limits', ...member, route: 'packages/member/limits/index' },
  ...(['form', 'applied', 'refused', 'active'] as const).map((state) => ({ name: `registration-${state}`, openid: REGISTERED[state], role: state === 'active' ? 'member' : 'resident', route: 'packages/member/registration/index' })),
  { name: 'registration-member', ...member, route: 'packages/member/registration/index' },
  { name: 'member-profile', ...member, route: 'packages/member/profile/index' },
  { name: 'staff-registrations', ...staff, route: 'packages/staff/registrations/index' },
  { name: 'staff-branches', ...staff, route: 'packages/staff/branches/index' },
  { name: 'staff-units', ...staff, route: 'packages/staff/units/index' },
  { name: 'staff-certificates', ...staff, route: 'packages/staff/certificates/index' },
  { name: 'staff-imports', ...staff, route: 'packages/staff/imports/index' },
  ...(['importReady', 'importFaulty'] as const).map((state) => ({ name: `staff-${state}`, ...staff, route: order('staff', 'imports', state) })),
  { name: 'street-imports', ...street, route: 'packages/staff/imports/index' },
  { name: 'street-appeals', ...street, route: 'packages/district/appeals/index' },
  ...(['answers', 'lists', 'plan', 'members', 'statements'] as const).map((part) => ({ name: `unit-${part}`, openid: OFFICES.unit, role: 'resident', route: `packages/unit/home/index?part=${part}` })),
  { name: 'unit-shifts', openid: OFFICES.unit, role: 'resident', route: 'packages/unit/shifts/index?id=un01' },
  { name: 'staff-posts', ...staff, route: 'packages/staff/posts/index' },
  { name: 'staff-cover', ...staff, route: 'packages/staff/cover/index' },
  { name: 'street-atRisk', ...street, route: 'packages/staff/at-risk/index' },
  { name: 'district-atRisk', ...district, route: 'packages/staff/at-risk/index' },
  { name: 'staff-post', ...staff, route: order('staff', 'post', 'post') },
  { name: 'staff-post-form', ...staff, route: 'packages/staff/post-form/index' },
  { name: 'member-service', ...member, route: 'packages/points/service/index' },
  { name: 'member-wallet', ...member, route: 'packages/points/wallet/index' },
  { name: 'member-certificates', ...member, route: 'packages/points/certificates/index' },
  { name: 'member-honours', ...member, route: 'packages/points/honours/index' },
  { name: 'staff-station', ...staff, route: 'packages/points/station/index' },
  { name: 'staff-adjustments', ...staff, route: 'packages/points/adjustments/index' },
  { name: 'district-points-rules', ...district, route: 'packages/points/rules/index' },
  { name: 'certificate-checked', route: (ids) => `packages/entry/certificate/index?code=${ids.certificateCode}` },
  { name: 'member-posts', ...member, route: 'pages/posts/index' },
  ...(['shiftOpen', 'shiftHeld', 'shiftFull', 'shiftPromised', 'shiftNeeds', 'shiftNow'] as const).map((state) => ({ name: `member-${state}`, ...member, route: order('member', 'shift', state) })),
  { name: 'member-swapAsk', ...member, route: order('member', 'swap-ask', 'shiftHeld') },
  { name: 'member-swapAsked', ...member, route: order('member', 'swap', 'swapAsked') },
  { name: 'resident-wishes', ...resident, route: 'packages/wish/list/index' },
  { name: 'member-wishes', ...member, route: 'packages/wish/list/index' },
  { name: 'staff-wishes', ...staff, route: 'packages/wish/list/index' },
  { name: 'unit-wishes', openid: OFFICES.unit, role: 'resident', route: 'packages/wish/list/index?unit=un01' },
  { name: 'wish-form', ...resident, route: 'packages/wish/form/index?as=resident' },
  { name: 'staff-wishDraft', ...staff, route: order('wish', 'detail', 'wishDraft') },
  { name: 'member-wishOpen', ...member, route: order('wish', 'detail', 'wishOpen') },
  { name: 'member-wishTaken', ...member, route: order('wish', 'detail', 'wishTaken') },
  { name: 'resident-wishHanded', ...resident, route: order('wish', 'detail', 'wishHanded') },
  { name: 'member-activities', ...member, route: 'packages/member/activities/index' },
  ...(['activityPlanned', 'activityOn', 'activityOver', 'activityCancelled'] as const).map((state) => ({ name: `member-${state}`, ...member, route: order('member', 'activity', state) })),
  { name: 'staff-organise', ...staff, route: 'packages/activities/organise/index?as=staff' },
  ...(['activityPlanned', 'activityOn', 'activityOver'] as const).map((state) => ({ name: `staff-${state}`, ...staff, route: (ids: Readonly<Record<Prepared, string>>) => `packages/activities/manage/index?as=staff&id=${ids[state]}` })),
  { name: 'staff-activity-form', ...staff, route: 'packages/activities/form/index?as=staff' },
  { name: 'secretary-organise', ...member, route: 'packages/activities/organise/index?as=member' },
  { name: 'secretary-activity', ...member, route: (ids) => `packages/activities/manage/index?as=member&id=${ids.activityOfBranch}` },
  { name: 'staff-alarmed', ...staff, route: 'packages/emergency/alarmed/index' },
  { name: 'street-alarmed', ...street, route: 'packages/emergency/alarmed/index' },
  { name: 'emergency-list', ...district, route: 'packages/emergency/list/index' },
  { name: 'emergency-declare', ...street, route: 'packages/emergency/declare/index' },
  ...(['emergencyDrafted', 'emergency', 'emergencyOver'] as const).map((state) => ({ name: `district-${state}`, ...district, route: order('emergency', 'cockpit', state) })),
  { name: 'staff-emergency', ...staff, route: order('emergency', 'cockpit', 'emergency') },
  { name: 'staff-rollCall', ...staff, route: order('emergency', 'roll', 'rollCall') },
  { name: 'staff-visitList', ...staff, route: order('emergency', 'visits', 'visitList') },
  { name: 'member-visitList', ...member, route: order('emergency', 'visits', 'visitList') },
  { name: 'member-emergency', ...member, route: order('emergency', 'mine', 'emergency') },
  { name: 'resident-emergency', ...resident, route: order('emergency', 'mine', 'emergency') },
  { name: 'district-gaps', ...district, route: 'packages/district/gaps/index' },
  { name: 'staff-rules', ...staff, route: 'packages/staff/rules/index' },
  { name: 'staff-phone-order', ...staff, route: 'packages/staff/phone-order/index' },
  { name: 'staff-confirm-desk', ...staff, route: 'packages/staff/confirm-desk/index' },
  { name: 'staff-desk', ...staff, route: 'packages/staff/desk/index', at: ['desk'] },
  { name: 'street-home', ...street, route: 'pages/home/index', at: ['phone', 'elder'] },
  { name: 'street-desk', ...street, route: 'packages/district/desk/index', at: ['desk'] },
  { name: 'street-order-escalated', ...street, route: order('district', 'order', 'escalated') },
  ...STREET_OVERSEEN.map((state) => ({ name: `street-order-${state}`, ...street, route: order('district', 'order', state) })),
  // Whoever has the link, signed in nowhere.
  { name: 'forwarded-open', route: (ids) => `packages/entry/forwarded/index?token=${ids.linkOut}` },
  { name: 'forwarded-answered', route: (ids) => `packages/entry/forwarded/index?token=${ids.linkAnswered}` },
  { name: 'district-home', ...district, route: 'pages/home/index', at: ['phone', 'elder'] },
  { name: 'district-desk', ...district, route: 'packages/district/desk/index', at: ['desk'] },
]

/** Where a screen is looked at and by whom, place by place: what to sit down with, and where to go. */
export const visitsOf = (screen: Screen, ids: Readonly<Record<Prepared, string>>) =>
  (screen.at ?? (['phone', 'elder', 'desk'] as const)).map((at: At) => ({
    at,
    route: typeof screen.route === 'string' ? screen.route : screen.route(ids),
    seat: { openid: screen.openid, role: screen.role, elder: at === 'elder', viewport: at === 'desk' ? 'desk' as const : 'phone' as const },
  }))
