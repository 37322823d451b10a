import { MAX_PHOTO_BYTES } from '@core/contract/files'
import { AppError } from '../../_kit/app-error'

export interface Photo { readonly bytes: Buffer; readonly type: 'jpg' | 'png'; readonly width: number; readonly height: number }

/**
 * A picture and nothing else: recognised by its bytes, rebuilt from the parts that make the image. What a camera adds
 * (place, time, device, a thumbnail of what was cropped away) is left out; for JPEG that is every APP segment but JFIF
 * and every comment, for PNG every chunk that is not needed to draw.
 */
export function readPhoto(base64: string): Photo {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > MAX_PHOTO_BYTES) throw new AppError('PHOTO_TOO_BIG')
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
  if (bytes.subarray(0, 8).equals(PNG_HEAD)) return stripPng(bytes)
  throw new AppError('PHOTO_UNREADABLE')
}

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_DRAWS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB'])
const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
/** SOF0–SOF15 but DHT (C4), JPG (C8) and DAC (CC): the frame, which has the size. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isExtra = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe
/** APP0 is JFIF's, or a thumbnail (JFXX) of what the picture was before. */
const isForeignApp0 = (bytes: Buffer, at: number): boolean => bytes[at + 1] === 0xe0 && bytes.toString('latin1', at + 4, at + 8) !== 'JFIF'

function stripJpeg(bytes: Buffer): Photo {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let [at, width, height] = [2, 0, 0]
  let [scanned, ended] = [false, false]
  while (at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) throw new AppError('PHOTO_UNREADABLE')
    if (marker === 0xff) { at += 1; continue }
    ended = marker === END_OF_IMAGE
    if (ended) break
    if (at + 4 > bytes.length) throw new AppError('PHOTO_UNREADABLE')
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) throw new AppError('PHOTO_UNREADABLE')
    if (isFrame(marker)) [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
    if (!isExtra(marker) && !isForeignApp0(bytes, at)) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== START_OF_SCAN) continue
    const next = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, next))
    at = next
    scanned = true
  }
  if (!ended || !scanned || width === 0 || height === 0) throw new AppError('PHOTO_UNREADABLE')
  kept.push(Buffer.from([0xff, END_OF_IMAGE]))
  return { bytes: Buffer.concat(kept), type: 'jpg', width, height }
}

/**
 * Where the picture's own data ends and the next marker stands: more scans, or the end. Phones append motion pictures and
 * whole second images, with a place of their own, behind the first end marker; none of that is kept.
 */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0
    const isData = marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)
    if (!isData) return at
  }
  throw new AppError('PHOTO_UNREADABLE')
}

function stripPng(bytes: Buffer): Photo {
  const kept: Buffer[] = [PNG_HEAD]
  let [at, width, height] = [8, 0, 0]
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) throw new AppError('PHOTO_UNREADABLE')
    if (kind === 'IHDR') [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
    if (PNG_DRAWS.has(kind)) kept.push(bytes.subarray(at, end))
    at = end
    if (kind === 'IEND') break
  }
  if (width === 0 || height === 0) throw new AppError('PHOTO_UNREADABLE')
  return { bytes: Buffer.concat(kept), type: 'png', width, height }
}
