import Taro from '@tarojs/taro'
import type { ViewRole } from '@core/contract/common'
import type { NoticeView } from '@core/contract/notices'
import { beforeGoingBack } from '@/components/sheet/back-closes'
import { leaveBehind } from './notice'

/** Said once for all of them: the first screen waits for every byte of this file. */
const page = <P extends string>(of: P) => `/packages/${of}/index` as const

/** Addresses of the pages that others lead to. */
export const ROUTES = {
  home: '/pages/home/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  services: page('resident/services'),
  newOrder: page('resident/new-order'),
  profile: page('me/profile'),
  notices: page('me/notices'),
  messages: page('me/messages'),
  calls: page('staff/calls'),
  privacy: page('me/privacy'),
  staffOrder: page('staff/order'),
  phoneOrder: page('staff/phone-order'),
  dispatch: page('staff/dispatch'),
  plan: page('staff/plan'),
  rules: page('staff/rules'),
  balance: page('staff/balance'),
  gaps: page('staff/gaps'),
  officialGaps: page('district/gaps'),
  limits: page('member/limits'),
  registration: page('member/registration'),
  memberProfile: page('member/profile'),
  registrations: page('staff/registrations'),
  registrationAppeals: page('district/appeals'),
  unitHome: page('unit/home'),
  unitShifts: page('unit/shifts'),
  appraisal: page('unit/appraisal'),
  wishes: page('wish/list'),
  wish: page('wish/detail'),
  wishForm: page('wish/form'),
  branches: page('staff/branches'),
  certificates: page('staff/certificates'),
  imports: page('staff/imports'),
  pairedUnits: page('staff/units'),
  shift: page('member/shift'),
  swap: page('member/swap'),
  swapAsk: page('member/swap-ask'),
  activities: page('member/activities'),
  activity: page('member/activity'),
  organise: page('activities/organise'),
  manageActivity: page('activities/manage'),
  activityForm: page('activities/form'),
  service: page('points/service'),
  wallet: page('points/wallet'),
  serviceCertificates: page('points/certificates'),
  honours: page('points/honours'),
  pointsRules: page('points/rules'),
  station: page('points/station'),
  adjustments: page('points/adjustments'),
  checkCertificate: page('entry/certificate'),
  staffPosts: page('staff/posts'),
  staffPost: page('staff/post'),
  postForm: page('staff/post-form'),
  cover: page('staff/cover'),
  atRisk: page('staff/at-risk'),
  emergencies: page('emergency/list'),
  declare: page('emergency/declare'),
  alarmed: page('emergency/alarmed'),
  emergency: page('emergency/cockpit'),
  rollCall: page('emergency/roll'),
  visits: page('emergency/visits'),
  myEmergency: page('emergency/mine'),
  posts: '/pages/posts/index',
  desk: page('staff/desk'),
  officialDesk: page('district/desk'),
  tasks: '/pages/tasks/index',
  confirmDesk: page('staff/confirm-desk'),
  signIn: page('entry/sign-in'),
  forwarded: page('entry/forwarded'),
} as const

/** Each role looks at an order on its own page. A role without one yet has rows that cannot be tapped. */
const ORDER_PAGE: Readonly<Partial<Record<ViewRole, string>>> = {
  resident: page('resident/order'),
  member: page('member/task'),
  staff: page('staff/order'),
  street: page('district/order'),
  district: page('district/order'),
}

/** By what a notice is about, and to whom it is told; `any` where everybody has the same page. */
const ABOUT_PAGE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  shift: { any: ROUTES.shift },
  post: { staff: ROUTES.staffPost },
  swap: { any: ROUTES.swap },
  wish: { any: ROUTES.wish },
  activity: { any: ROUTES.activity },
  test: { any: ROUTES.messages },
  paper: { member: ROUTES.memberProfile },
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

export function goTo(path: string, query?: Query) {
  leaveBehind()
  void Taro.navigateTo({ url: urlOf(path, query) })
}

export function goToTab(path: string) {
  leaveBehind()
  void Taro.switchTab({ url: path })
}

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
