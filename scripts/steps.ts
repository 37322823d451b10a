/** Prints what is going on, a line a step, each with the time it took. */
export function makeSteps(out: NodeJS.WritableStream = process.stdout) {
  const begun = performance.now()
  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} 秒`
  return {
    run: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const started = performance.now()
      const result = await work()
      out.write(`✓ ${name}　${seconds(started)}\n`)
      return result
    },
    note: (line: string): void => void out.write(`· ${line}\n`),
    ready: (line: string): void => void out.write(`\n${line}　（共 ${seconds(begun)}）\n`),
  }
}
