import { useEffect } from 'react'
import { useLatest } from './use-latest'

const TYPING = /^(INPUT|TEXTAREA|SELECT)$/

export interface ListKeys {
  readonly ids: readonly string[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  /** Enter on the selected one. */
  readonly onOpen?: (id: string) => void
  /** Space ticks it. */
  readonly onCheck?: (id: string) => void
}

/** ↑ ↓ walk through a list, Enter opens, Space ticks: on the desk's keyboard only, and never while somebody types or a sheet is open. */
export function useListKeys(keys: ListKeys) {
  const latest = useLatest(keys)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const onKey = (event: KeyboardEvent) => {
      const { ids, selected, onSelect, onOpen, onCheck } = latest.current
      if (event.altKey || event.ctrlKey || event.metaKey || isBusy(event)) return
      const at = selected === undefined ? -1 : ids.indexOf(selected)
      const next = event.key === 'ArrowDown' ? ids[Math.min(at + 1, ids.length - 1)] : event.key === 'ArrowUp' ? ids[Math.max(at - 1, 0)] : undefined
      if (next !== undefined) {
        event.preventDefault()
        return onSelect(next)
      }
      // A button that has the focus answers Enter and Space itself.
      if (selected === undefined || onButton(event)) return
      if (event.key === 'Enter') onOpen?.(selected)
      else if (event.key === ' ' && onCheck) {
        event.preventDefault()
        onCheck(selected)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [latest])
}

function isBusy({ target }: KeyboardEvent): boolean {
  return (target instanceof HTMLElement && TYPING.test(target.tagName)) || document.querySelector('[role="dialog"]') !== null
}

/** A row of the list is the list itself: there Enter opens, and Space ticks. */
const onButton = ({ target }: KeyboardEvent) => target instanceof HTMLElement && target.closest('[tabindex="0"]') !== null && target.closest('.order-row__body') === null
