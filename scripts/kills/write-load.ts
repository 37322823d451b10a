import type { Database } from './server-life'

export const WRITERS = 8

/** What was sent and what was answered, by the kind of write. Kept outside of the process that dies. */
export interface Ledger {
  readonly life: number
  /** Ids of answered inserts, and of answered transactions. */
  readonly inserts: string[]
  readonly transactions: string[]
  /** By writer: the last number a guarded update was sent with, and the last that was answered. */
  readonly sent: Map<string, number>
  readonly answered: Map<string, number>
}

export const openLedger = (life: number, before?: Ledger): Ledger => ({ life, inserts: [], transactions: [], sent: new Map(before?.sent), answered: new Map(before?.answered) })

const TEXT = '家里的水管漏水，楼下也受了影响，请尽快派人来看一看。'.repeat(4)

/** Every writer's own documents; without them its guarded updates meet nothing. */
export const prepareWriters = async (db: Database): Promise<void> => {
  for (let writer = 0; writer < WRITERS; writer++) {
    await db.collection('marks').doc(`guard${writer}`).set({ seq: 0 })
    await db.collection('marks').doc(`count${writer}`).set({ n: 0 })
  }
}

/** Writes in turn by insert, guarded update and transaction, until the server is gone. */
export const writeUntilGone = async (db: Database, ledger: Ledger): Promise<void> => {
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => oneWriter(db, ledger, writer)))
}

const oneWriter = async (db: Database, ledger: Ledger, writer: number): Promise<void> => {
  const kinds = [insert, guardedUpdate, transaction]
  try {
    for (let turn = 0; ; turn++) await kinds[(writer + turn) % kinds.length]?.(db, ledger, writer, `${ledger.life}-${writer}-${turn}`)
  } catch {
    // Killed in the middle of it: whether this one was kept is open, and both are right.
  }
}

type Write = (db: Database, ledger: Ledger, writer: number, id: string) => Promise<void>

const insert: Write = async (db, ledger, _, id) => {
  await db.collection('log').add({ _id: id, life: ledger.life, text: TEXT })
  ledger.inserts.push(id)
}

const guardedUpdate: Write = async (db, ledger, writer) => {
  const name = `guard${writer}`
  const seq = (ledger.sent.get(name) ?? 0) + 1
  ledger.sent.set(name, seq)
  const { updated } = await db.collection('marks').where({ _id: name, seq: db.command.lt(seq) }).update({ seq })
  if (updated === 1) ledger.answered.set(name, seq)
}

const transaction: Write = async (db, ledger, writer, id) => {
  const tx = await db.startTransaction()
  await tx.collection('left').add({ _id: id, life: ledger.life, text: TEXT })
  await tx.collection('right').add({ _id: id, life: ledger.life })
  await tx.collection('marks').doc(`count${writer}`).update({ n: db.command.inc(1) })
  await tx.commit()
  ledger.transactions.push(id)
}
