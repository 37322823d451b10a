import { openDirectAccess } from '../../../local/database/access-directly'
import { openDatabase } from '../../../local/database/open-database'
import { updateDocuments } from '../../../local/database/write-documents'
import { makeTempDir } from '../../support/temp-dir'

afterEach(() => jest.useRealTimers())

test('事务活三十秒：到时它就没有了，它的锁放开，写的都不算', async () => {
  const db = openDatabase({ dataDir: makeTempDir(), synchronous: 'OFF', now: () => 0 })
  openDirectAccess(db).insertMany('docs', [{ _id: 'd', n: 1 }])
  const docs = db.catalog.get('docs')
  const set = (n: number) => ({ $set: { n } })
  jest.useFakeTimers()
  const id = db.transactions.start()
  updateDocuments(db.transactions.session(id), docs, { _id: 'd' }, set(2), false, 0)
  jest.advanceTimersByTime(29_900)
  expect(() => db.transactions.refuseHeld(docs, 'd')).toThrow('held')
  jest.advanceTimersByTime(200)
  expect(() => db.transactions.refuseHeld(docs, 'd')).not.toThrow()
  jest.useRealTimers()
  await expect(db.transactions.commit(id)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await db.commits.write(() => updateDocuments(db.direct, docs, { _id: 'd', n: 1 }, set(3), false, 0))).toBe(1)
  db.close()
})

test('同时的事务有上限，到了就说清楚', () => {
  const db = openDatabase({ dataDir: makeTempDir(), synchronous: 'OFF', now: () => 0 })
  for (let i = 0; i < 1000; i++) db.transactions.start()
  expect(() => db.transactions.start()).toThrow('1000 transactions')
  db.close()
})
