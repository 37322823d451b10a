import { type ComponentType, createContext, useContext } from 'react'
import type { IconName } from '../icon/names'

export type TabKey = 'home' | 'orders' | 'tasks' | 'posts' | 'me'

export interface Tab {
  readonly key: TabKey
  readonly label: string
  readonly icon: IconName
  readonly url: string
  readonly badge?: number
}

/** One sentence about what was just done, at the head of the page. */
export interface Notice {
  readonly text: string
  readonly tone: 'ok' | 'wrong'
  /** Orders it speaks of and no others: beside another order it is not shown. */
  readonly about?: readonly string[]
  /** What can still be taken back, or where to it leads, for as long as the sentence stands. */
  readonly undo?: { readonly label: string; readonly run: () => unknown }
  /** When it goes: epoch ms, by this phone's clock. */
  readonly until: number
}

/** The part of the rail that is lit: a queue, a room or a tab. */
export interface RailProps { readonly at?: string }
/** On a wide screen, of who works at a desk. */
export interface ShellDesk {
  readonly Rail: ComponentType<RailProps>
  /** Where in the rail the page of a route stands. */
  readonly roomOf: (path: string) => string
}

/** What every page's frame has to know of the person and the screen. The app provides it once; pages do not pass it on. */
export interface Shell {
  readonly elder: boolean
  readonly wide: boolean
  readonly tabs: readonly Tab[]
  /** Name over the rail on a wide screen. */
  readonly place: string
  readonly desk?: ShellDesk
  /** The newest first. */
  readonly notices: readonly Notice[]
  readonly closeNotice: (notice: Notice) => void
  /** Emergencies in force that concern this person: on their first page, until they are over. */
  readonly alarms: readonly { readonly id: string; readonly text: string; readonly open: () => void }[]
  /** Room for WeChat's status bar (above) and its capsule button (right of the title), in px. */
  readonly inset: { readonly top: number; readonly right: number; readonly height: number }
}

export const ShellContext = createContext<Shell>({
  elder: false,
  wide: false,
  tabs: [],
  place: '',
  notices: [],
  closeNotice: () => undefined,
  alarms: [],
  inset: { top: 0, right: 0, height: 0 },
})

export const useShell = () => useContext(ShellContext)
