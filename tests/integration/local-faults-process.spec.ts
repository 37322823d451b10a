import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { UnderTest } from '../cloud/under-test'
import { openData } from '../../local/open-data'
import { appOf } from '../support/local-cloud'
import { makeTempDir } from '../support/temp-dir'

/** Faults that end the whole process, and a disk that is really full: the server is one of its own. */
type Transaction = Awaited<ReturnType<UnderTest['db']['startTransaction']>>
const outcome = (run: Promise<unknown>) => run.then(() => 'ok', (error: { code?: string }) => error.code ?? 'none')

/** A durable server of its own; `shell` may take something away from it before it starts. */
const startServer = async (faults: string, shell = '') => {
  const dataDir = makeTempDir()
  const words = [process.execPath, '--import', 'tsx', join(__dirname, '../support/disturbed-server.ts'), dataDir, faults]
  const server = spawn('bash', ['-c', `${shell} exec "$@"`, 'bash', ...words], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<string | null>((resolve) => server.once('exit', (_, signal) => resolve(signal)))
  const { url } = await new Promise<{ url: string }>((resolve) => server.once('message', (message) => resolve(message as { url: string })))
  const kept = (show: (doc: Readonly<Record<string, unknown>>) => unknown = ({ _id }) => _id) => {
    const { database, close } = openData(dataDir, join(__dirname, '../cloud/indexes.json'))
    const shown = database.dump('notes').map(show)
    close()
    return shown
  }
  const db = appOf({ adminUrl: url } as never).database()
  return { server, gone, kept, db, notes: db.collection('notes') }
}

test('真的写不下了：写得到 SYS_ERR，服务不倒，读照常；再启动，答复过的都在', async () => {
  // A limit on the size of files: the system refuses the engine's own writes, as on a full disk.
  const { server, gone, kept, notes } = await startServer('seed=1', `trap '' XFSZ; ulimit -f 600;`)
  const outcomes: string[] = []
  for (let n = 0; n < 40; n++) {
    const batch = Array.from({ length: 4 }, (_, i) => outcome(notes.add({ _id: `n${n * 4 + i}`, text: 'x'.repeat(20_000) })))
    outcomes.push(...(await Promise.all(batch)))
  }
  expect(new Set(outcomes)).toEqual(new Set(['ok', 'SYS_ERR']))
  expect(outcomes.at(-1)).toBe('SYS_ERR')
  const answered = outcomes.flatMap((code, n) => (code === 'ok' ? [`n${n}`] : []))
  expect((await notes.limit(1000).get()).data).toHaveLength(answered.length)
  server.kill('SIGKILL')
  await gone
  // Writes in flight together are answered in any order.
  expect([...kept()].sort()).toEqual([...answered].sort())
})

describe('整个服务被杀掉', () => {
  /** Adds until the server is gone; gives what was answered and what is in the file afterwards. */
  const addUntilKilled = async (faults: string) => {
    const { server, gone, kept, notes } = await startServer(faults)
    const answered: string[] = []
    for (let n = 0; server.signalCode === null && n < 200; n++) if ((await outcome(notes.add({ _id: `n${n}` }))) === 'ok') answered.push(`n${n}`)
    return { signal: await gone, answered, kept: kept() }
  }

  test('处理之前：答复过的都在，被打断的那一个不在', async () => {
    const { signal, answered, kept } = await addUntilKilled('seed=2,killBefore=0.1')
    expect([signal, answered.length > 0, kept]).toEqual(['SIGKILL', true, answered])
  })

  test('处理之后、答复之前：答复过的都在，被打断的那一个也在', async () => {
    const { signal, answered, kept } = await addUntilKilled('seed=2,killAfter=0.1')
    expect([signal, kept]).toEqual(['SIGKILL', [...answered, `n${answered.length}`]])
  })

  test('同一个种子，在同一次请求上被杀，留下同样的东西', async () => {
    for (const faults of ['seed=11,killBefore=0.2', 'seed=11,killAfter=0.2']) expect(await addUntilKilled(faults)).toEqual(await addUntilKilled(faults))
  })

  /** Database calls a story makes: an insert, a guarded update, a transaction of two writes. */
  const CALLS = ['insertDocument', 'modifyDocument', 'startTransaction', 'insertDocument', 'modifyDocument', 'commitTransaction']
  /** Told until the server is gone. Gives which call was never answered. */
  const tellStory = async (faults: string) => {
    const { server, gone, kept, notes, db } = await startServer(faults)
    let answered = 0
    const note = <T>(run: Promise<T>): Promise<T> => run.then((result) => (answered++, result))
    await (async () => {
      await note(notes.add({ _id: 'sum', n: 0 }))
      await note(notes.where({ _id: 'sum', n: 0 }).update({ n: 1 }))
      const tx = await note<Transaction>(db.startTransaction())
      await note(tx.collection('notes').add({ _id: 'left' }))
      await note(tx.collection('notes').doc('sum').update({ n: 2 }))
      await note(tx.commit())
    })().catch(() => undefined)
    server.kill('SIGKILL')
    await gone
    return { answered, kept: kept((doc) => `${String(doc['_id'])}${String(doc['n'] ?? '')}`) }
  }

  test('在每一次数据库调用之前、之后各杀一次：答复过的都在，事务要么全有要么全无', async () => {
    for (const [at, action] of CALLS.entries()) {
      for (const when of ['killBeforeCall', 'killAfterCall'] as const) {
        const { answered, kept } = await tellStory(`seed=1,${when}=${at + 1}`)
        const done = when === 'killAfterCall' ? at + 1 : at
        const expected = done >= 6 ? ['sum2', 'left'] : done >= 2 ? ['sum1'] : done === 1 ? ['sum0'] : []
        expect([action, when, answered, kept]).toEqual([action, when, at, expected])
      }
    }
  }, 120_000)

  test('指定是第几次：就是那一次', async () => {
    const [before, after] = [await addUntilKilled('seed=1,killBeforeCall=3'), await addUntilKilled('seed=1,killAfterCall=3')]
    expect([before.answered, before.kept]).toEqual([['n0', 'n1'], ['n0', 'n1']])
    expect([after.answered, after.kept]).toEqual([['n0', 'n1'], ['n0', 'n1', 'n2']])
  })
})
