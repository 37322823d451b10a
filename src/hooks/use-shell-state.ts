import Taro from '@tarojs/taro'
import { useMemo } from 'react'
import type { ViewRole } from '@core/contract/common'
import type { Shell, Tab, TabKey } from '@/components/page-shell/shell-context'
import { deskOf } from './desk-rail'
import { closeNotice, useNotices } from './notice'
import { ROUTES, goTo } from './routes'
import { type Viewer, useViewer } from './use-viewer'
import { useWide } from './use-wide'

const TABS = {
  home: { key: 'home', label: '首页', icon: 'home', url: '/pages/home/index' },
  tasks: { key: 'tasks', label: '接单', icon: 'heart', url: '/pages/tasks/index' },
  orders: { key: 'orders', label: '订单', icon: 'list', url: '/pages/orders/index' },
  posts: { key: 'posts', label: '岗位', icon: 'flag', url: '/pages/posts/index' },
  me: { key: 'me', label: '我的', icon: 'me', url: '/pages/me/index' },
} as const satisfies Record<TabKey, Tab>

/** Each sees their own of the tab pages; WeChat allows five. */
const TABS_OF: Readonly<Record<ViewRole, readonly Tab[]>> = {
  resident: [TABS.home, { ...TABS.orders, label: '我的订单' }, TABS.me],
  member: [TABS.home, TABS.tasks, TABS.orders, TABS.posts, TABS.me],
  staff: [TABS.home, TABS.orders, TABS.me],
  street: [TABS.home, TABS.orders, TABS.me],
  district: [TABS.home, TABS.orders, TABS.me],
}

const NO_INSET = { top: 0, right: 0, height: 0 }
const GAP = 8

/** WeChat's capsule button lies over the page: the title shares its line and ends before it. */
function capsuleInset(): Shell['inset'] {
  if (process.env.TARO_ENV !== 'weapp') return NO_INSET
  try {
    const capsule = Taro.getMenuButtonBoundingClientRect()
    const { windowWidth } = Taro.getWindowInfo()
    if (!capsule.width) return NO_INSET
    return { top: capsule.top, right: windowWidth - capsule.left + GAP - 16, height: capsule.height }
  } catch {
    return NO_INSET
  }
}

/** Members and residents see what is asked of them, officials the whole. */
function alarmsOf(me: Viewer['me'], role: ViewRole): Shell['alarms'] {
  const page = role === 'resident' || role === 'member' ? ROUTES.myEmergency : ROUTES.emergency
  return (me?.alarms ?? []).map(({ id, title }) => ({ id, text: `${title}生效中，看要做什么`, open: () => goTo(page, { id }) }))
}

/** What the frame of every page has to know; the app hands it down once. */
export function useShellState(): Shell {
  const { role, elder, me } = useViewer()
  const wide = useWide()
  const notices = useNotices()
  const inset = useMemo(capsuleInset, [])
  const place = me?.community?.name ?? '红色物业'
  const alarms = useMemo(() => alarmsOf(me, role), [me, role])
  return useMemo(() => ({ elder, wide, tabs: TABS_OF[role], place, desk: deskOf(role, me?.roles), notices, closeNotice, alarms, inset }), [elder, wide, role, me, place, notices, alarms, inset])
}
