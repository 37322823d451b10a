import { type ChosenSheet, NAME_MAX, refuseSheet, unreadable } from './sheet-types'

/** Lets the person choose one spreadsheet; undefined when they change their mind. */
export async function chooseSheet(): Promise<ChosenSheet | undefined> {
  const file = await new Promise<File | undefined>((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.xlsx,.xls'
    input.style.display = 'none'
    const answer = (chosen: File | undefined) => {
      input.remove()
      resolve(chosen)
    }
    input.addEventListener('change', () => answer(input.files?.[0]))
    input.addEventListener('cancel', () => answer(undefined))
    // Safari opens the dialogue only for an input that is in the page.
    document.body.appendChild(input)
    input.click()
  })
  if (file === undefined) return undefined
  refuseSheet(file.name, file.size)
  return { fileName: file.name.slice(-NAME_MAX), base64: await toBase64(file) }
}

const toBase64 = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(unreadable())
    reader.readAsDataURL(blob)
  })

/** Puts a file into the folder of downloads. */
export function saveSheet(name: string, base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.appendChild(link)
  link.click()
  link.remove()
  // Not at once: some browsers begin to read it only after the tap is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return Promise.resolve()
}
