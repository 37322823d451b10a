import { useEffect, useState } from 'react'
import { type Draft, useDraft } from './use-draft'

/** A form of something that is there already: filled once with what stands, unless somebody was in the middle of writing. `stands`: undefined until it is read; null where there is nothing yet. */
export function useFilledDraft<T extends { readonly title: string }>(name: string, initial: T, stands: Partial<T> | null | undefined): Draft<T> & { readonly ready: boolean } {
  const draft = useDraft(name, initial)
  const [filled, setFilled] = useState(stands === null)
  const { value: { title }, change } = draft
  useEffect(() => {
    if (filled || stands === undefined || stands === null) return
    if (title === '') change(stands)
    setFilled(true)
  }, [filled, stands, title, change])
  return { ...draft, ready: filled }
}

/** What the server says of `fields.title`, said of `title`. */
export const plainFields = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(fields).map(([key, said]) => [key.replace(/^fields\./, ''), said]))
