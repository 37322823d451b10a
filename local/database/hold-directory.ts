import { join } from 'node:path'
import { type Connection, openConnection } from './connection'

/**
 * Holds a data directory for this process; the answer lets go of it. Throws an Error in plain words when another process
 * has it. The lock is SQLite's own on a second file: it goes with the process, even after kill -9.
 */
export const holdDirectory = (dataDir: string): (() => void) => {
  const guard: Connection = openConnection(join(dataDir, 'in-use.db'))
  try {
    guard.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    guard.close()
    throw new Error(`数据目录正被另一个进程使用：${dataDir}（先停掉它，或用另一个数据目录）`, { cause })
  }
  return () => {
    guard.exec('ROLLBACK')
    guard.close()
  }
}
