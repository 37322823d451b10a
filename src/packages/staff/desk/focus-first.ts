/** Enter goes to what is most expected here: the best candidate, else the order's main button. A second Enter presses it. */
export function focusFirst() {
  const button = document.getElementById('best-candidate') ?? document.querySelector<HTMLElement>('.desk__detail .action-bar .btn--primary, .desk__detail .action-bar .btn')
  if (!button) return
  button.scrollIntoView({ block: 'nearest' })
  button.focus()
}
