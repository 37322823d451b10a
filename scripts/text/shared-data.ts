import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What residents really wrote lies beside the project and is read there; none of its text is part of the project. */
export const SHARED_FOLDER = resolve(__dirname, '../../..', 'shared/data')

export interface SharedMessage {
  readonly id: string
  readonly at: number
  readonly title: string
  readonly text: string
  /** Only in the labelled file: what an official sorted it under. */
  readonly category?: string
}

export const sharedFile = (name: string): string => join(SHARED_FOLDER, name)
export const hasShared = (): boolean => existsSync(sharedFile('labelled-messages.jsonl')) && existsSync(sharedFile('resident-messages.jsonl'))

export function readShared(name: 'labelled-messages.jsonl' | 'resident-messages.jsonl'): readonly SharedMessage[] {
  const lines = readFileSync(sharedFile(name), 'utf8').split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const { id, at, title, text, category } = JSON.parse(line) as Readonly<Record<string, string>>
    return { id: id ?? '', at: Date.parse(at ?? ''), title: title ?? '', text: text ?? '', ...(category === undefined ? {} : { category }) }
  })
}
