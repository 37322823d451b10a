const find = (selector: string) => document.querySelector<HTMLElement>(`.desk__detail ${selector}`)

/** Enter goes to what is most expected here: the best candidate, else the order's main button, never «更多» while there is another. A second Enter presses it. */
export function focusFirst() {
  const button = find('#best-candidate') ?? find('.action-bar .btn--primary') ?? find('.action-bar .btn:not(.action-bar__more)') ?? find('.action-bar .btn')
  if (!button) return
  button.scrollIntoView({ block: 'nearest' })
  button.focus()
}

/** With the keyboard the focus goes along, so that Enter means this row and not a button pressed before. */
export function focusRow(orderId: string) {
  const row = document.getElementById(`row-${orderId}`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.focus()
}
