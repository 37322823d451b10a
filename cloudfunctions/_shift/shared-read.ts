/**
 * Reads for many who ask at once: each gets an answer read after they asked, and at most one read of a key is under way
 * with one more waiting behind it. A crowd at a closed door costs two calls, not a thousand.
 */
export function sharedRead<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  const waiting = new Map<string, Promise<T>>()

  const start = (key: string): Promise<T> => {
    const answer = read(key).finally(() => { if (running.get(key) === answer) running.delete(key) })
    running.set(key, answer)
    return answer
  }
  return (key) => {
    const ahead = running.get(key)
    if (ahead === undefined) return start(key)
    const next = waiting.get(key) ?? ahead.catch(() => undefined).then(() => {
      waiting.delete(key)
      return start(key)
    })
    waiting.set(key, next)
    return next
  }
}
