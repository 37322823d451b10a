import { closeSync, openSync, readSync } from 'node:fs'

/** One line of a file with its number, counted from 1 as editors do. */
export interface NumberedLine {
  readonly number: number
  readonly text: string
}

const CHUNK_BYTES = 1024 * 1024
/** A document is at most 16 MB; with what extended JSON adds to it no line is longer. */
const LINE_BYTES = 64 * 1024 * 1024
const NEWLINE = 0x0a

/** The lines of a UTF-8 file that hold something, read as they are needed. Throws an Error in plain words for another encoding. */
export function* readLines(file: string): Generator<NumberedLine> {
  const handle = openSync(file, 'r')
  try {
    let [rest, number] = [Buffer.alloc(0), 0]
    for (;;) {
      const chunk = Buffer.alloc(CHUNK_BYTES)
      const size = readSync(handle, chunk)
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)])
      let from = 0
      for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
        const text = decode(file, ++number, bytes.subarray(from, to))
        if (text !== '') yield { number, text }
        from = to + 1
      }
      rest = bytes.subarray(from)
      if (rest.length > LINE_BYTES) throw new Error(`${file} 第 ${number + 1} 行太长：要一行一个文档`)
      if (size > 0) continue
      const text = decode(file, number + 1, rest)
      if (text !== '') yield { number: number + 1, text }
      return
    }
  } finally {
    closeSync(handle)
  }
}

/** The mark some editors put at the start goes; another encoding would be stored as 乱码. */
const decode = (file: string, number: number, bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch (cause) {
    throw new Error(`${file} 第 ${number} 行不是 UTF-8 编码（可能是 GBK）。请另存为 UTF-8 再来。`, { cause })
  }
}
