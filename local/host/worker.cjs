// One instance of a cloud function: loads the bundle, then answers one call at a time.
// Plain CommonJS on purpose: a worker must start in milliseconds, without a TypeScript loader.
'use strict'
const { parentPort, workerData } = require('node:worker_threads')

const cells = new BigInt64Array(workerData.clock)
const RealDate = Date
const realNow = RealDate.now.bind(RealDate)
const now = () => workerData.skewMs + Number(Atomics.load(cells, 1)) + (Atomics.load(cells, 0) === 1n ? 0 : realNow())

function CloudDate(...args) {
  if (!new.target) return new RealDate(now()).toString()
  return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, new.target)
}
Object.setPrototypeOf(CloudDate, RealDate)
Object.defineProperty(CloudDate, 'length', { value: 7 })
Object.defineProperty(CloudDate, 'name', { value: 'Date' })
CloudDate.prototype = RealDate.prototype
CloudDate.now = now
RealDate.prototype.constructor = CloudDate
globalThis.Date = CloudDate

// Sent with the other messages, so that what a call prints arrives before its reply and belongs to it.
for (const [stream, writable] of [['out', process.stdout], ['err', process.stderr]]) {
  writable.write = (chunk, encoding, done) => {
    parentPort.postMessage({ kind: 'printed', stream, text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') })
    const after = typeof encoding === 'function' ? encoding : done
    if (after) process.nextTick(after)
    return true
  }
}

const setEnv = (env) => {
  for (const key of Object.keys(process.env)) if (!Object.hasOwn(env, key)) delete process.env[key]
  Object.assign(process.env, env)
}

const describe = (error) => ({
  name: error && error.name ? String(error.name) : 'Error',
  message: error && error.message !== undefined ? String(error.message) : String(error),
  stack: error && error.stack ? String(error.stack) : '',
})

let main
try {
  setEnv(workerData.env)
  const loaded = require(workerData.file)
  main = loaded.main || (loaded.default && loaded.default.main)
  if (typeof main !== 'function') throw new Error(`${workerData.file} does not export main`)
  parentPort.postMessage({ kind: 'ready' })
} catch (error) {
  parentPort.postMessage({ kind: 'unloadable', error: describe(error) })
}

parentPort.on('message', async ({ env, event, context }) => {
  setEnv(env)
  try {
    const reply = await main(JSON.parse(event), context)
    parentPort.postMessage({ kind: 'reply', body: JSON.stringify(reply === undefined ? null : reply) })
  } catch (error) {
    parentPort.postMessage({ kind: 'threw', error: describe(error) })
  }
})
