import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { closeTop, hasOpen, put, take } from './open-sheets'

export interface BackClosesProps {
  readonly onBack: () => void
}

/**
 * A browser's Back takes one entry off its history. While a sheet is open there is one more entry than pages, at the page's
 * own address; the router must not hear of it, because for the router the same address means: load the page anew.
 */
interface Entry {
  readonly sheet?: true
}
const onSheetEntry = () => (history.state as Entry | null)?.sheet === true

/** Steps back that are ours. */
let ours = 0
let waiting: (() => void) | undefined

function stepBack() {
  ours += 1
  history.back()
}

/** The page that is drawn is the one of the address: the entry was reached from this very page, not from a later one. */
function onSamePage(): boolean {
  const path = location.hash.replace(/^#/, '').split('?')[0] ?? ''
  return (Taro.getCurrentPages().slice(-1)[0]?.path ?? '').startsWith(path)
}

function onPop(event: PopStateEvent) {
  if (ours > 0) {
    ours -= 1
    event.stopImmediatePropagation()
    if (waiting) waiting()
    else if (hasOpen()) addEntry()
    return
  }
  if (hasOpen()) {
    event.stopImmediatePropagation()
    closeTop()
    if (hasOpen()) addEntry()
    return
  }
  if (!onSheetEntry()) return
  // An entry whose sheet is long closed: nobody should have to press Back for it.
  if (onSamePage()) event.stopImmediatePropagation()
  setTimeout(stepBack)
}

// When this file is loaded, not when a sheet opens: on the window listeners are called in the order they came, and the router's comes next.
window.addEventListener('popstate', onPop, true)

function addEntry() {
  if (!onSheetEntry()) history.pushState({ ...(history.state as object | null), sheet: true }, '')
}

function dropEntry() {
  // One sheet may give way to the next, and whoever closed it may have gone on to another page.
  setTimeout(() => {
    if (!hasOpen() && ours === 0 && onSheetEntry()) stepBack()
  })
}

/** Back (the browser's, the phone's) closes the sheet it stands in, and only then leaves the page. */
export function BackCloses({ onBack }: BackClosesProps) {
  useEffect(() => {
    put(onBack)
    addEntry()
    return () => {
      take(onBack)
      dropEntry()
    }
  }, [onBack])
  return null
}

/** The sheet's entry is taken off first, or going back would only do that. */
export function beforeGoingBack(): Promise<void> {
  if (!onSheetEntry()) return Promise.resolve()
  return new Promise((resolve) => {
    waiting = () => {
      waiting = undefined
      resolve()
    }
    stepBack()
  })
}
