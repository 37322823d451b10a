/** Enter goes to what is most expected here: the best candidate, else the order's main button. A second Enter presses it. */
export function focusFirst() {
  const button = document.getElementById('best-candidate') ?? document.querySelector<HTMLElement>('.desk__detail .action-bar .btn--primary, .desk__detail .action-bar .btn')
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
