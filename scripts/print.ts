/** One JSON object on standard output with --json, and nothing else there; a readable table without it. */
export function print(rows: Readonly<Record<string, object>>, json: boolean, title: string, heads: Readonly<Record<string, string>>): void {
  if (json) return void process.stdout.write(`${JSON.stringify(rows)}\n`)
  const keys = Object.keys(heads)
  const cell = (value: unknown) => String(value ?? '').padStart(10)
  process.stdout.write(`\n${title}\n${''.padEnd(14)}${keys.map((key) => wide(heads[key] ?? key)).join('')}\n`)
  for (const [name, row] of Object.entries(rows)) {
    const values = row as Readonly<Record<string, unknown>>
    process.stdout.write(`${name.padEnd(14)}${keys.map((key) => cell(values[key])).join('')}\n`)
  }
}

/** A Chinese character takes two columns. */
function wide(text: string): string {
  const width = [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0xff ? 2 : 1), 0)
  return ' '.repeat(Math.max(0, 10 - width)) + text
}
