/** An order has just been sent: the list of services that led to its form has done its work, and Back passes over it. */
let sent = false

export const markSent = () => {
  sent = true
}

/** Whether one was sent since this was last asked. */
export function takeSent(): boolean {
  const was = sent
  sent = false
  return was
}
