import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PlatformError } from '../platform-error'

export interface Call {
  readonly env: Readonly<Record<string, string>>
  /** JSON text. */
  readonly event: string
  readonly context: object
}

/** Told what becomes of one call. */
export interface Watch {
  /** An instance was found for it; `cold` when it had to be started. */
  readonly taken: (cold: boolean) => void
  readonly printed: (stream: Stream, text: string) => void
}
export type Stream = 'out' | 'err'

/** One worker thread that holds a loaded function. Answers one call at a time; dead after a timeout or crash. */
export interface Instance {
  /** Resolves with the reply as JSON text. Rejects with PlatformError. */
  run(call: Call, timeoutMs: number, watch: Watch): Promise<string>
  readonly alive: boolean
  stop(): Promise<void>
}

interface Failure {
  readonly name: string
  readonly message: string
  readonly stack: string
}
type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'printed'; readonly stream: Stream; readonly text: string }
  | { readonly kind: 'reply'; readonly body: string }
  | { readonly kind: 'threw' | 'unloadable'; readonly error: Failure }

export interface InstanceOptions {
  readonly fn: string
  readonly file: string
  readonly memoryMb: number
  readonly clock: SharedArrayBuffer
  /** How far this instance's clock is ahead of the cloud's. */
  readonly skewMs: number
  /** Environment while the bundle loads; nobody's identity is in it. */
  readonly env: Readonly<Record<string, string>>
  /** What is printed while no call is under way. What the bundle prints as it loads belongs to the call it is loaded for. */
  readonly onLog: (stream: Stream, text: string) => void
}

export const startInstance = ({ fn, file, memoryMb, clock, skewMs, env, onLog }: InstanceOptions): Instance => {
  const worker = new Worker(join(__dirname, 'worker.cjs'), {
    workerData: { file, clock, skewMs, env },
    env: {},
    // Loaders of the parent (tsx, jest) would only slow the start.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
    stderr: true,
  })
  worker.stdout.setEncoding('utf8').on('data', (text: string) => onLog('out', text))
  worker.stderr.setEncoding('utf8').on('data', (text: string) => onLog('err', text))

  let alive = true
  let watching: Watch | undefined
  let served = false
  let settle: ((outcome: PlatformError | string) => void) | undefined
  let broken: PlatformError | undefined

  const finish = (outcome: PlatformError | string) => {
    const waiting = settle
    settle = undefined
    waiting?.(outcome)
  }
  const die = (error: PlatformError) => {
    alive = false
    broken ??= error
    finish(error)
  }
  worker.on('message', (message: Message) => {
    if (message.kind === 'printed') (watching?.printed ?? onLog)(message.stream, message.text)
    else if (message.kind === 'reply') finish(message.body)
    else if (message.kind === 'threw') finish(failed(fn, message.error))
    else if (message.kind === 'unloadable') {
      die(failed(fn, message.error))
      void worker.terminate()
    }
  })
  worker.on('error', (error: NodeJS.ErrnoException) => die(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(fn, memoryMb) : failed(fn, { name: error.name, message: error.message, stack: error.stack ?? '' })))
  worker.on('exit', (code) => die(new PlatformError('FUNCTIONS_EXECUTE_FAIL', `function ${fn}: the process exited with ${code}`)))
  // An idle instance must not keep the program alive.
  worker.unref()

  return {
    get alive() {
      return alive
    },
    run: async (call, timeoutMs, watch) => {
      watch.taken(!served)
      served = true
      if (broken) throw broken
      watching = watch
      worker.ref()
      const timer = setTimeout(() => {
        die(new PlatformError('FUNCTION_TIME_LIMIT_EXCEEDED', `function ${fn}: Invoking task timed out after ${timeoutMs / 1000} seconds`))
        void worker.terminate()
      }, timeoutMs)
      try {
        const outcome = await new Promise<PlatformError | string>((resolve) => {
          settle = resolve
          worker.postMessage(call)
        })
        if (typeof outcome !== 'string') throw outcome
        return outcome
      } finally {
        clearTimeout(timer)
        watching = undefined
        worker.unref()
      }
    },
    stop: async () => {
      alive = false
      await worker.terminate()
    },
  }
}

/** Heap only: what a function holds outside of it, as buffers, is not limited here as it is in the cloud. */
const outOfMemory = (fn: string, memoryMb: number): PlatformError => new PlatformError('FUNCTIONS_EXECUTE_FAIL', `function ${fn}: the memory limit of ${memoryMb} MB was exceeded`)

const failed = (fn: string, error: Failure): PlatformError => {
  const refusal = new PlatformError('FUNCTIONS_EXECUTE_FAIL', `function ${fn}: ${error.name}: ${error.message}`)
  refusal.stack = error.stack || refusal.stack
  return refusal
}
