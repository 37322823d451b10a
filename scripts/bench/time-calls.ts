export interface Timing {
  readonly ops: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const round = (n: number): number => Number(n.toFixed(n < 10 ? 2 : 1))

/** Keeps `inFlight` calls under way for `ms` milliseconds, after a short warming. */
export const timeCalls = async (inFlight: number, ms: number, call: (n: number) => Promise<unknown>): Promise<Timing> => {
  let n = 0
  const phase = async (length: number, note: (took: number) => void) => {
    const end = performance.now() + length
    const worker = async () => {
      while (performance.now() < end) {
        const began = performance.now()
        await call(n++)
        note(performance.now() - began)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
  }
  await phase(Math.min(1500, ms / 2), () => undefined)
  const took: number[] = []
  const began = performance.now()
  await phase(ms, (one) => took.push(one))
  return timing(took, performance.now() - began)
}

/** The same for calls that do not wait; `batch` of them count as one group. */
export const timeSync = (ms: number, batch: number, run: (first: number) => void): number => {
  let n = 0
  for (const warm = performance.now() + ms / 5; performance.now() < warm; n += batch) run(n)
  const [began, from] = [performance.now(), n]
  for (const end = began + ms; performance.now() < end; n += batch) run(n)
  return Math.round(((n - from) / (performance.now() - began)) * 1000)
}

const timing = (took: readonly number[], ms: number): Timing => {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { ops: Math.round((took.length / ms) * 1000), p50Ms: at(0.5), p99Ms: at(0.99) }
}
