import type { Connection } from '../../../local/database/connection'
import { makeGroupCommit } from '../../../local/database/group-commit'

/** A connection that only notes what was asked of it, and fails where told. */
const fakeConnection = (failing?: string) => {
  const log: string[] = []
  const run = (sql: string) => {
    log.push(sql)
    if (sql === failing) throw new Error('disk full')
  }
  const connection: Connection = { run, exec: run, rows: () => [], row: () => undefined, close: () => undefined }
  return { log, connection }
}
const memory = (log: string[]) => ({ mark: () => undefined, undo: () => void log.push('undo'), reload: () => void log.push('reload') })

test('答复在落盘之后；同时到的写入共用一次落盘；读到未落盘内容的也等', async () => {
  const { log, connection } = fakeConnection()
  const commits = makeGroupCommit(connection, memory(log))
  const one = commits.write(() => log.push('first')).then(() => log.push('answered'))
  const two = commits.write(() => log.push('second')).then(() => log.push('answered'))
  const seen = commits.read(() => log.push('read')).then(() => log.push('answered'))
  await Promise.all([one, two, seen])
  expect(log.filter((l) => !l.includes('one'))).toEqual(['BEGIN IMMEDIATE', 'first', 'second', 'read', 'COMMIT', 'answered', 'answered', 'answered'])
})

test('一条写入失败只撤销它自己', async () => {
  const { log, connection } = fakeConnection()
  const commits = makeGroupCommit(connection, memory(log))
  const bad = commits.write(() => {
    throw new Error('no')
  })
  const good = commits.write(() => 'kept')
  await expect(bad).rejects.toThrow('no')
  expect(await good).toBe('kept')
  expect(log).toEqual(['BEGIN IMMEDIATE', 'SAVEPOINT one', 'ROLLBACK TO one', 'RELEASE one', 'undo', 'SAVEPOINT one', 'RELEASE one', 'COMMIT'])
})

test('磁盘拒绝时，这一批的每一个都收到错误，内存里的也重读', async () => {
  const { log, connection } = fakeConnection('COMMIT')
  const commits = makeGroupCommit(connection, memory(log))
  const results = await Promise.allSettled([commits.write(() => 1), commits.write(() => 2)])
  expect(results.map((r) => r.status)).toEqual(['rejected', 'rejected'])
  expect(log).toContain('reload')
})
