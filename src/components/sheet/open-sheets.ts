type Close = () => void

/** The sheets that are open, the topmost last: Back and Escape are for that one. */
let open: readonly Close[] = []

export const put = (close: Close) => void (open = [...open, close])
export const take = (close: Close) => void (open = open.filter((each) => each !== close))
/** Whether this one lies over all others. */
export const isTop = (close: Close) => open[open.length - 1] === close
export const hasOpen = () => open.length > 0

export function closeTop() {
  const top = open[open.length - 1]
  if (!top) return
  take(top)
  top()
}
