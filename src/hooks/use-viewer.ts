import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import type { ViewRole } from '@core/contract/common'
import type { Me } from '@core/contract/people'
import { call } from '@/services/call'
import { type CallError, toCallError } from '@/services/call-error'
import { newRequestId } from '@/services/request-id'
import { forgetDrafts } from '@/services/drafts'
import { forgetSession, getSession, subscribeSession, updateSession } from '@/services/session'

export interface Viewer {
  readonly me?: Me
  /** In which capacity the person looks at things now: one of theirs. */
  readonly role: ViewRole
  readonly roles: readonly ViewRole[]
  readonly known: boolean
  /** 长辈版: chosen here, else as WeChat's own letters are set. */
  readonly elder: boolean
}

/** From this size on WeChat itself shows large letters (standard 17, 关怀模式 23 and more). */
const LARGE_LETTERS_PX = 20

function wechatHasLargeLetters(): boolean {
  if (process.env.TARO_ENV !== 'weapp') return false
  try {
    return ((Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting ?? 0) >= LARGE_LETTERS_PX
  } catch {
    return false
  }
}

let largeLetters: boolean | undefined

/** Somebody with several roles came for the one with work in it; as what they look is theirs to change under 我的. */
const MOST_WORK_FIRST: readonly ViewRole[] = ['staff', 'street', 'district', 'member', 'resident']

export function useViewer(): Viewer {
  const { me, role, session, elder } = useSyncExternalStore(subscribeSession, getSession, getSession)
  largeLetters ??= wechatHasLargeLetters()
  const held = new Set((me?.roles ?? []).map((each): string => each.role))
  const roles = MOST_WORK_FIRST.filter((each) => held.has(each))
  const chosen = role && roles.includes(role) ? role : roles[0]
  return { me, roles, role: chosen ?? 'resident', known: Boolean(me ?? session), elder: elder ?? largeLetters }
}

/** What is in force around here is asked anew after this long. */
const FRESH_MS = 120_000
let askedAt = 0

/** The same once more, where the last answer is old. */
export const refreshViewer = () => {
  if (getSession().me && Date.now() - askedAt > FRESH_MS) void loadViewer()
}

/** Asks the server who this is. Returns why not, if not. */
export async function loadViewer(): Promise<CallError | undefined> {
  askedAt = Date.now()
  try {
    const me = await call('people', 'me', {})
    saveMe(me)
    return undefined
  } catch (thrown) {
    return toCallError(thrown)
  }
}

/** What the server answered about this person after they changed something. */
export const saveMe = (me: Me) => updateSession({ me: me.alarms ? me : { ...me, alarms: getSession().me?.alarms }, roleToken: me.roleToken, roleTokenUntil: me.roleTokenUntil })

export const chooseRole = (role: ViewRole) => updateSession({ role })
export const setElder = (elder: boolean) => updateSession({ elder })

/** Takes a session in use; answers why not, if not. */
export type Enter = (session: string) => Promise<CallError | undefined>

/** Another person takes the phone: the browser's desk, or the demo's picker. */
export async function enterAs(session: string) {
  forgetSession()
  forgetDrafts()
  updateSession({ session })
  return loadViewer()
}

/** Signs this browser out at the server too; without a network the phone at least forgets, and the session ends by itself. */
export function leave() {
  call('people', 'signOut', { everywhere: false }, { requestId: newRequestId() }).catch(() => undefined)
  forgetSession()
  forgetDrafts()
}
