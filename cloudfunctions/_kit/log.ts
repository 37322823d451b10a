/** One JSON line for whoever runs the system: nothing failed yet, and somebody has to do something. */
export function logWarning(line: { readonly fn: string; readonly warning: string; readonly what: string | number }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

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
