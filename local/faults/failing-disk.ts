import type { Connection } from '../database/connection'

/** A disk that can be made to refuse writes: full as seen at a commit, or a file that may only be read. */
export interface FailingDisk {
  /** The connection as it is on this disk. */
  under(main: Connection): Connection
  /** Runs `work` while the disk refuses; what others write meanwhile is refused with it. */
  during<T>(kind: 'diskFull' | 'readOnly', work: () => Promise<T>): Promise<T>
  /** Throws as the file system does while the disk refuses; what takes no room away is let through on a full one. */
  touch(grows: boolean): void
}

export const makeFailingDisk = (): FailingDisk => {
  const refusing = { diskFull: 0, readOnly: 0 }
  let below: Connection | undefined
  // The engine's own switch: everything it is told to change is refused by itself.
  const follow = () => below?.exec(`PRAGMA query_only=${refusing.readOnly > 0 ? 'ON' : 'OFF'}`)
  return {
    under: (main) => {
      below = main
      const run: Connection['run'] = (sql, ...args) => {
        // Where a full disk is met: the log grows as a group is committed.
        if (sql === 'COMMIT' && refusing.diskFull > 0) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
        main.run(sql, ...args)
      }
      return { ...main, run }
    },
    touch: (grows) => {
      if (refusing.readOnly > 0) throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
      if (grows && refusing.diskFull > 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    },
    during: async (kind, work) => {
      refusing[kind] += 1
      follow()
      try {
        return await work()
      } finally {
        refusing[kind] -= 1
        follow()
      }
    },
  }
}
