import { CallError } from './call-error'
import { MAX_PHOTO_BYTES, MAX_SIDE, QUALITIES } from './photo-types'

/**
 * Lets the person choose pictures; an empty list when they change their mind. Taro's own chooser opens every file as a
 * picture first, and with one that is none it never answers.
 */
export function choosePhotos(count: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.multiple = count > 1
    input.style.display = 'none'
    const answer = (files: readonly File[]) => {
      input.remove()
      resolve(files.slice(0, count).map((file) => URL.createObjectURL(file)))
    }
    input.addEventListener('change', () => answer([...(input.files ?? [])]))
    input.addEventListener('cancel', () => answer([]))
    // Safari opens the dialogue only for an input that is in the page.
    document.body.appendChild(input)
    input.click()
  })
}

async function load(path: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = path
  await image.decode().catch(() => {
    throw new CallError({ code: 'PHOTO_UNREADABLE' })
  })
  return image
}

const encode = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality / 100))

const toBase64 = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(new CallError({ code: 'PHOTO_UNREADABLE' }))
    reader.readAsDataURL(blob)
  })

/** A picture as JPEG in base64, small enough to be sent. Drawing it anew also leaves its place and camera data behind. */
export async function shrinkPhoto(path: string): Promise<string> {
  const image = await load(path)
  const scale = Math.min(1, MAX_SIDE / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)

  for (const quality of QUALITIES) {
    const blob = await encode(canvas, quality)
    if (blob && blob.size <= MAX_PHOTO_BYTES) return toBase64(blob)
  }
  throw new CallError({ code: 'PHOTO_TOO_BIG' })
}
