import { PlatformError } from '../platform-error'
import type { Connection } from './connection'

/** Thrown inside a write that met a document some transaction holds: it is undone and tried again after `released`. */
export class HeldByTransaction extends Error {
  constructor(readonly released: Promise<void>) {
    super('held by a transaction')
  }
}

/** Runs writes one after the other and makes them durable together: one disk sync for all that arrived meanwhile. */
export interface GroupCommit {
  /** Runs `write` alone and at once; resolves when it is on disk. What it throws undoes only itself. */
  write<T>(write: () => T): Promise<T>
  /** Runs a read; resolves when everything it may have seen is on disk. */
  read<T>(read: () => T): Promise<T>
  /** Commits what is open. Throws when the disk refuses. */
  flush(): void
}

/** What is kept in memory beside the file and must follow when a write is undone. */
export interface Memory {
  /** A write begins. */
  mark(): void
  /** The write that began was undone. */
  undo(): void
  /** A whole group was lost. */
  reload(): void
}

export const makeGroupCommit = (main: Connection, memory: Memory): GroupCommit => {
  let waiting: { resolve: () => void; reject: (error: unknown) => void }[] | undefined

  const open = () => {
    if (waiting) return
    main.run('BEGIN IMMEDIATE')
    waiting = []
    // After this turn of the event loop: all requests that came in together share the sync.
    setImmediate(() => {
      try {
        flush()
      } catch {
        // Everyone who waits was told.
      }
    })
  }

  const flush = () => {
    const group = waiting
    if (!group) return
    waiting = undefined
    try {
      main.run('COMMIT')
    } catch (cause) {
      const error = cause instanceof PlatformError ? cause : new PlatformError('SYS_ERR', `the disk refused the write: ${cause instanceof Error ? cause.message : String(cause)}`)
      try {
        main.run('ROLLBACK')
      } catch {
        // SQLite has rolled back by itself.
      }
      memory.reload()
      for (const one of group) one.reject(error)
      throw error
    }
    for (const one of group) one.resolve()
  }

  const durable = async (): Promise<void> => {
    const group = waiting
    if (group) await new Promise<void>((resolve, reject) => group.push({ resolve, reject }))
  }

  const attempt = <T>(write: () => T): T => {
    open()
    memory.mark()
    main.run('SAVEPOINT one')
    try {
      const result = write()
      main.run('RELEASE one')
      return result
    } catch (error) {
      main.run('ROLLBACK TO one')
      main.run('RELEASE one')
      memory.undo()
      throw error
    }
  }

  return {
    flush,
    read: async (read) => {
      const result = read()
      await durable()
      return result
    },
    write: async (write) => {
      for (;;) {
        try {
          const result = attempt(write)
          await durable()
          return result
        } catch (error) {
          if (!(error instanceof HeldByTransaction)) throw error
          await error.released
        }
      }
    },
  }
}
