/** One JSON line per call. Takes ids and codes only: what people wrote, and who they are, never gets here. */
export function logCall(line: {
  readonly fn: string
  readonly action: string
  readonly requestId: string
  readonly channel: string
  readonly code: string
  readonly ms: number
  readonly cause?: string
}): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
