import { readFileSync } from 'node:fs'

export interface Message { readonly id: string; readonly title: string; readonly text: string }
export interface Read { readonly messages: readonly Message[]; readonly unreadable: readonly number[]; readonly total: number }

/** JSON lines with `id`, `title`, `text`. A line that is not that is named by its number and left out. */
export function readMessages(file: string, limit?: number): Read {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line, index, all) => line.trim() !== '' || index < all.length - 1)
  const taken = limit === undefined ? lines : lines.slice(0, limit)
  const messages: Message[] = []
  const unreadable: number[] = []
  taken.forEach((line, index) => {
    const message = parse(line)
    if (message === undefined) unreadable.push(index + 1)
    else messages.push(message)
  })
  return { messages, unreadable, total: taken.length }
}

function parse(line: string): Message | undefined {
  try {
    const { id, title, text } = JSON.parse(line) as Record<string, unknown>
    return typeof id === 'string' && typeof title === 'string' && typeof text === 'string' ? { id, title, text } : undefined
  } catch {
    return undefined
  }
}
