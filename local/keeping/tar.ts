/** One thing in an archive. Its bytes are read when they are needed. */
export interface Entry {
  readonly name: string
  readonly size: number
  readonly body: AsyncIterable<Buffer>
}

const BLOCK = 512
/** The header's own fields hold no more; longer names and larger sizes go into an extended header before it. */
const NAME_BYTES = 100
const LARGEST = 8 * 1024 ** 3 - 1
/** Of the extended header only names and sizes are read: it is never large. */
const EXTENDED_BYTES = 64 * 1024

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

const header = (name: string, size: number, type: '0' | 'x'): Buffer => {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, NAME_BYTES, 'utf8')
  block.write('0000600\u0000' + '0000000\u0000'.repeat(2), 100, 'latin1')
  block.write(`${Math.min(size, LARGEST).toString(8).padStart(11, '0')}\u000000000000000\u0000        ${type}`, 124, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
  return block
}

const sumOf = (block: Buffer): number => block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)

/** A line counts its own length, the digits of it included. */
const line = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  const length = bytes + String(bytes + String(bytes).length).length
  return `${length}${rest}`
}

/** The bytes of a tar archive (ustar, with pax headers for long names), so that any machine can look into a backup. */
export async function* writeTar(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  for await (const { name, size, body } of entries) {
    const long = Buffer.byteLength(name) > NAME_BYTES
    if (long || size > LARGEST) {
      const text = Buffer.from((long ? line('path', name) : '') + (size > LARGEST ? line('size', String(size)) : ''))
      yield Buffer.concat([header('extended', text.length, 'x'), text, padding(text.length)])
    }
    yield header(name, size, '0')
    let left = size
    for await (const chunk of body) {
      left -= chunk.length
      yield chunk
    }
    if (left !== 0) throw new Error(`备份时文件变了大小：${name}。请再来一次。`)
    yield padding(size)
  }
  yield Buffer.alloc(BLOCK * 2)
}

/** Reads what `writeTar` wrote; every body has to be read to its end. Throws when it is no such archive or is cut off. */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const source = makeSource(bytes)
  let extended = new Map<string, string>()
  for (;;) {
    const block = await source.take(BLOCK)
    if (block.every((byte) => byte === 0)) break
    if (block.toString('latin1', 257, 262) !== 'ustar' || parseInt(block.toString('latin1', 148, 156), 8) !== sumOf(block)) throw new Error('not a tar header')
    const size = Number(extended.get('size') ?? parseInt(block.toString('latin1', 124, 136), 8))
    const type = block.toString('latin1', 156, 157)
    if (type === 'x') {
      if (size > EXTENDED_BYTES) throw new Error('an extended header is too large')
      extended = readLines((await source.take(size)).toString('utf8'))
      await source.take(padding(size).length)
      continue
    }
    const name = extended.get('path') ?? block.toString('utf8', 0, NAME_BYTES).replace(/\u0000.*$/s, '')
    extended = new Map()
    if (type !== '0') throw new Error(`an entry that no backup has: ${name}`)
    yield { name, size, body: source.part(size) }
    await source.take(padding(size).length)
  }
  // What follows is read too: only at the end of it does the compression say whether everything was whole.
  await source.drain()
}

const readLines = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^\d+ (\w+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value]))

const makeSource = (bytes: AsyncIterable<Buffer>) => {
  const chunks = bytes[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await chunks.next()
    if (next.done === true) return false
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value])
    return true
  }
  const cut = (size: number): Buffer => {
    const taken = rest.subarray(0, size)
    rest = rest.subarray(size)
    return taken
  }
  async function* part(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (rest.length === 0 && !(await more())) throw new Error('the archive is cut off')
      const chunk = cut(Math.min(left, rest.length))
      left -= chunk.length
      yield chunk
    }
  }
  return {
    part,
    take: async (size: number): Promise<Buffer> => {
      while (rest.length < size) if (!(await more())) throw new Error('the archive is cut off')
      return cut(size)
    },
    drain: async (): Promise<void> => {
      do rest = Buffer.alloc(0)
      while (await more())
    },
  }
}
