import Taro from '@tarojs/taro'
import type { Me } from '@core/contract/people'
import type { ViewRole } from '@core/contract/common'

/** Who is using this phone, as far as it knows. One value for the whole app; hooks/use-viewer draws from it. */
export interface SessionState {
  /** Our own session, where the platform does not vouch for the person (browser, gateway). */
  readonly session?: string
  /** Short-lived and signed, sent with every call. */
  readonly roleToken?: string
  readonly roleTokenUntil?: number
  readonly me?: Me
  readonly role?: ViewRole
  readonly elder?: boolean
}

const KEY = 'session.v1'

/** A stored profile would leave phone and door on a lent phone: who one is is kept, where one lives is asked anew. */
const storable = ({ session, roleToken, roleTokenUntil, me, role, elder }: SessionState): SessionState => ({
  session,
  roleToken,
  roleTokenUntil,
  role,
  elder,
  me: me && { ...me, profile: undefined, home: undefined },
})

function restore(): SessionState {
  try {
    const stored: unknown = Taro.getStorageSync(KEY)
    return typeof stored === 'object' && stored !== null ? (stored as SessionState) : {}
  } catch {
    return {}
  }
}

let state: SessionState | undefined
let offset = 0
const listeners = new Set<() => void>()

export function getSession(): SessionState {
  state ??= restore()
  return state
}

export function updateSession(change: Partial<SessionState>) {
  state = { ...getSession(), ...change }
  try {
    Taro.setStorageSync(KEY, storable(state))
  } catch {
    // A full or forbidden storage costs a login the next time, nothing more.
  }
  listeners.forEach((listener) => listener())
}

/** Everything but the size of the letters, which belongs to the phone and not to the person. */
export const forgetSession = () =>
  updateSession({ session: undefined, roleToken: undefined, roleTokenUntil: undefined, me: undefined, role: undefined })

export function subscribeSession(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The server's clock minus this phone's, in ms: phones are minutes off, and deadlines are the server's. */
export const clockOffset = () => offset
export function learnServerNow(now: number) {
  offset = now - Date.now()
}
