// One instance of the function `imports` in a process of its own, as the platform starts it: the bundle that is deployed and
// no TypeScript loader beside it, so that the memory measured is the function's.
'use strict'
const { readFileSync } = require('node:fs')

const [, , bundle, file] = process.argv
const { main } = require(bundle)

const timed = async (action, input) => {
  const from = performance.now()
  const reply = await main({ action, input, requestId: `bench-${action}-1` })
  if (!reply.ok) throw new Error(`imports.${action}: ${reply.code}`)
  return [(performance.now() - from) / 1000, reply.data]
}
const run = async () => {
  const [readSeconds, { id: importId, counts }] = await timed('read', { as: 'district', kind: 'roster', fileName: 'bench.xlsx', base64: readFileSync(file).toString('base64') })
  const [revealSeconds] = await timed('reveal', { as: 'district', importId, removes: false })
  const [undoSeconds] = await timed('undo', { as: 'district', importId })
  process.stdout.write('\n' + JSON.stringify({ readSeconds, revealSeconds, undoSeconds, counts, peakMiB: process.resourceUsage().maxRSS / 1024 }), () => process.exit(0))
}
run().catch((error) => {
  process.stderr.write(`${error}\n`)
  process.exit(1)
})
