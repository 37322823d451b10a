import { deflateSync } from 'node:zlib'
import { PNG_SIGNATURE, pngChunk } from '../../local/wechat/png'

/** The smallest pictures that are pictures, and what cameras hang onto them. */
const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const JFIF = segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex'))
const FRAME = segment(0xc0, Buffer.from('080001000101011100', 'hex'))
const SCAN = segment(0xda, Buffer.from('01010000003f00', 'hex'))
/** Entropy-coded data with a stuffed FF, a restart marker, and enough of it to be accepted as a photo. */
const DATA = Buffer.concat([Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0]), Buffer.alloc(120, 0x5a)])
const END = Buffer.from([0xff, 0xd9])

export interface Extras { readonly before?: readonly Buffer[]; readonly between?: readonly Buffer[]; readonly behind?: Buffer; readonly data?: Buffer }

export const exif = (text: string): Buffer => segment(0xe1, Buffer.concat([Buffer.from('Exif\u0000\u0000'), Buffer.from(text)]))
export const comment = (text: string): Buffer => segment(0xfe, Buffer.from(text))
export const app = (number: number, text: string): Buffer => segment(0xe0 + number, Buffer.from(text))

export function tinyJpeg({ before = [], between = [], behind = Buffer.alloc(0), data = DATA }: Extras = {}): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), JFIF, ...before, FRAME, SCAN, data, ...between, END, behind])
}

/** `pixels` is put into the picture's own data as it is, where nothing strips it. */
export function tinyPng({ before = [], behind = Buffer.alloc(0), data = deflateSync(Buffer.alloc(200)) }: Extras = {}): Buffer {
  const header = Buffer.from('0000000100000001080000000000', 'hex').subarray(0, 13)
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), ...before, pngChunk('IDAT', data), pngChunk('tEXt', Buffer.from('Comment\u0000padding padding padding padding padding')), pngChunk('IEND', Buffer.alloc(0)), behind])
}
