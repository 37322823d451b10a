import { act, waitFor } from '@testing-library/react'

/** The field as the browser has it: Taro's element draws its own <input> a frame later, and only then can anybody type. */
export async function drawn(container: ParentNode, tag: 'input' | 'textarea'): Promise<HTMLElement> {
  return waitFor(() => {
    const field = container.querySelector<HTMLElement>(`taro-${tag}-core`)
    if (!field?.querySelector(tag)) throw new Error(`no ${tag} drawn yet`)
    return field
  })
}

export async function typeIn(container: ParentNode, tag: 'input' | 'textarea', value: string): Promise<void> {
  const field = await drawn(container, tag)
  await act(async () => void field.dispatchEvent(new CustomEvent('input', { detail: { value } })))
}
