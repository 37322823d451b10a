import { openDirectAccess } from '../../../local/database/access-directly'
import type { CollectionInfo } from '../../../local/database/catalog'
import { openDatabase } from '../../../local/database/open-database'
import type { Session } from '../../../local/database/session'
import type { Doc } from '../../../local/database/values'
import { removeDocuments, updateDocument } from '../../../local/database/write-documents'
import { idText } from '../../../local/database/write-rows'
import { makeTempDir } from '../../support/temp-dir'

const updateFirst = (session: Session, docs: CollectionInfo, query: Doc, update: Doc) =>
  session.find(docs, query, { limit: 1 }).filter((one) => updateDocument(session, docs, query, one, update, 0)).length

afterEach(() => jest.useRealTimers())

test('事务活三十秒：到时它就没有了，它的锁放开，写的都不算', async () => {
  const db = openDatabase({ dataDir: makeTempDir(), synchronous: 'OFF', now: () => 0 })
  openDirectAccess(db).insertMany('docs', [{ _id: 'd', n: 1 }])
  const docs = db.catalog.get('docs')
  const set = (n: number) => ({ $set: { n } })
  jest.useFakeTimers()
  const id = db.transactions.start()
  updateFirst(db.transactions.session(id), docs, { _id: 'd' }, set(2))
  jest.advanceTimersByTime(29_900)
  expect(() => db.transactions.refuseHeld(docs, idText('d'))).toThrow('held')
  jest.advanceTimersByTime(200)
  expect(() => db.transactions.refuseHeld(docs, idText('d'))).not.toThrow()
  jest.useRealTimers()
  await expect(db.transactions.commit(id)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await db.commits.write(() => updateFirst(db.direct, docs, { _id: 'd', n: 1 }, set(3)))).toBe(1)
  db.close()
})

test('同时的事务有上限，到了就说清楚', () => {
  const db = openDatabase({ dataDir: makeTempDir(), synchronous: 'OFF', now: () => 0 })
  for (let i = 0; i < 1000; i++) db.transactions.start()
  expect(() => db.transactions.start()).toThrow('1000 transactions')
  db.close()
})

test('自己改过和删过以后，事务里取一页，次序和个数都对',  () => {
  const db = openDatabase({ dataDir: makeTempDir(), synchronous: 'OFF', now: () => 0 })
  openDirectAccess(db).insertMany('docs', Array.from({ length: 2000 }, (_, n) => ({ _id: `d${n + 1000}`, n })))
  const docs = db.catalog.get('docs')
  const session = db.transactions.session(db.transactions.start())
  updateFirst(session, docs, { _id: 'd1001' }, { $set: { n: -1 } })
  removeDocuments(session, docs, { _id: 'd1000' }, false)
  const page = session.find(docs, { n: { $lt: 5000 } }, { sort: [['_id', 1]], skip: 1, limit: 3 })
  expect(page.map(({ doc }) => [doc['_id'], doc['n']])).toEqual([['d1002', 2], ['d1003', 3], ['d1004', 4]])
  db.close()
})
