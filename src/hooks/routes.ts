import Taro from '@tarojs/taro'
import type { ViewRole } from '@core/contract/common'
import type { NoticeView } from '@core/contract/notices'
import { beforeGoingBack } from '@/components/sheet/back-closes'

/** Addresses of the pages that others lead to. */
export const ROUTES = {
  home: '/pages/home/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  services: '/packages/resident/services/index',
  newOrder: '/packages/resident/new-order/index',
  profile: '/packages/me/profile/index',
  notices: '/packages/me/notices/index',
  messages: '/packages/me/messages/index',
  calls: '/packages/staff/calls/index',
  privacy: '/packages/me/privacy/index',
  staffOrder: '/packages/staff/order/index',
  phoneOrder: '/packages/staff/phone-order/index',
  dispatch: '/packages/staff/dispatch/index',
  plan: '/packages/staff/plan/index',
  rules: '/packages/staff/rules/index',
  balance: '/packages/staff/balance/index',
  gaps: '/packages/staff/gaps/index',
  officialGaps: '/packages/district/gaps/index',
  limits: '/packages/member/limits/index',
  registration: '/packages/member/registration/index',
  memberProfile: '/packages/member/profile/index',
  registrations: '/packages/staff/registrations/index',
  registrationAppeals: '/packages/district/appeals/index',
  unitHome: '/packages/unit/home/index',
  unitShifts: '/packages/unit/shifts/index',
  wishes: '/packages/wish/list/index',
  wish: '/packages/wish/detail/index',
  wishForm: '/packages/wish/form/index',
  branches: '/packages/staff/branches/index',
  certificates: '/packages/staff/certificates/index',
  imports: '/packages/staff/imports/index',
  pairedUnits: '/packages/staff/units/index',
  shift: '/packages/member/shift/index',
  swap: '/packages/member/swap/index',
  swapAsk: '/packages/member/swap-ask/index',
  activities: '/packages/member/activities/index',
  activity: '/packages/member/activity/index',
  organise: '/packages/activities/organise/index',
  manageActivity: '/packages/activities/manage/index',
  activityForm: '/packages/activities/form/index',
  service: '/packages/points/service/index',
  wallet: '/packages/points/wallet/index',
  serviceCertificates: '/packages/points/certificates/index',
  honours: '/packages/points/honours/index',
  pointsRules: '/packages/points/rules/index',
  station: '/packages/points/station/index',
  adjustments: '/packages/points/adjustments/index',
  checkCertificate: '/packages/entry/certificate/index',
  staffPosts: '/packages/staff/posts/index',
  staffPost: '/packages/staff/post/index',
  postForm: '/packages/staff/post-form/index',
  cover: '/packages/staff/cover/index',
  atRisk: '/packages/staff/at-risk/index',
  emergencies: '/packages/emergency/list/index',
  declare: '/packages/emergency/declare/index',
  alarmed: '/packages/emergency/alarmed/index',
  emergency: '/packages/emergency/cockpit/index',
  rollCall: '/packages/emergency/roll/index',
  visits: '/packages/emergency/visits/index',
  myEmergency: '/packages/emergency/mine/index',
  posts: '/pages/posts/index',
  desk: '/packages/staff/desk/index',
  officialDesk: '/packages/district/desk/index',
  tasks: '/pages/tasks/index',
  confirmDesk: '/packages/staff/confirm-desk/index',
  signIn: '/packages/entry/sign-in/index',
  forwarded: '/packages/entry/forwarded/index',
} as const

/** Each role looks at an order on its own page. A role without one yet has rows that cannot be tapped. */
const ORDER_PAGE: Readonly<Partial<Record<ViewRole, string>>> = {
  resident: '/packages/resident/order/index',
  member: '/packages/member/task/index',
  staff: '/packages/staff/order/index',
  street: '/packages/district/order/index',
  district: '/packages/district/order/index',
}

/** By what a notice is about, and to whom it is told; `any` where everybody has the same page. */
const ABOUT_PAGE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shift: { any: ROUTES.shift },
  swap: { any: ROUTES.swap },
  wish: { any: ROUTES.wish },
  activity: { any: ROUTES.activity },
  test: { any: ROUTES.messages },
  watch: { member: ROUTES.tasks, staff: ROUTES.alarmed, street: ROUTES.alarmed },
  registration: { member: ROUTES.registration, staff: ROUTES.registrations, street: ROUTES.registrationAppeals, district: ROUTES.registrationAppeals, unit: ROUTES.unitHome },
  unit: { unit: ROUTES.unitHome, staff: ROUTES.pairedUnits },
  statement: { member: ROUTES.registration, staff: ROUTES.pairedUnits, unit: ROUTES.unitHome },
  emergency: { member: ROUTES.myEmergency, staff: ROUTES.emergency, street: ROUTES.emergency, district: ROUTES.emergency },
  rollCall: { any: ROUTES.myEmergency },
  visitList: { any: ROUTES.myEmergency },
  adjustment: { member: ROUTES.service, staff: ROUTES.adjustments },
  wallet: { member: ROUTES.wallet },
  gift: { staff: ROUTES.adjustments, member: ROUTES.wallet, resident: ROUTES.wallet },
  certificate: { member: ROUTES.serviceCertificates },
  branch: { member: ROUTES.registration, staff: ROUTES.branches, unit: ROUTES.unitHome },
}

type Query = Readonly<Record<string, string | undefined>>

export function urlOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`]))
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

export const goTo = (path: string, query?: Query) => void Taro.navigateTo({ url: urlOf(path, query) })

export const goToTab = (path: string) => void Taro.switchTab({ url: path })

/** To the page before; home, where there is none. An open sheet does not swallow it. */
export async function goBack() {
  await beforeGoingBack()
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: ROUTES.home })
}

/** Opens an order for a role; `undefined` where the role has no page for it. */
export function orderOpener(role: ViewRole): ((orderId: string) => void) | undefined {
  const page = ORDER_PAGE[role]
  return page === undefined ? undefined : (orderId) => goTo(page, { id: orderId })
}

/** Where a notice leads: an order's page for the role it was told to, or the page of whatever else it is about. */
export function noticeOpener({ about, as, orderId }: Pick<NoticeView, 'about' | 'as' | 'orderId'>): (() => void) | undefined {
  if (about === undefined) return as === 'unit' ? undefined : () => orderOpener(as)?.(orderId)
  const page = Object.hasOwn(ABOUT_PAGE, about) ? ABOUT_PAGE[about]?.[as] ?? ABOUT_PAGE[about]?.['any'] : undefined
  return page === undefined ? undefined : () => (page === ROUTES.tasks ? goToTab(page) : goTo(page, { id: orderId }))
}

/** A parameter of the page's address: WeChat hands it over as written, the browser decoded. */
export const decoded = (value: string | undefined): string | undefined => {
  if (value === undefined || value === '') return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
