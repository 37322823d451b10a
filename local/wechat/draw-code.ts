import qrcode from 'qrcode-generator'
import { deflateSync } from 'node:zlib'
import { PNG_SIGNATURE, pngChunk } from './png'

const MODULE_PX = 8
const MARGIN = 4

/** A square code as a PNG. It stands for the mini-program code: it carries scene and page, and phones can read it. */
export const drawCode = (text: string): Buffer => {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const side = (code.getModuleCount() + 2 * MARGIN) * MODULE_PX
  const rows = Buffer.alloc(side * (side + 1), 255)
  for (let y = 0; y < side; y++) {
    rows[y * (side + 1)] = 0
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / MODULE_PX) - MARGIN, Math.floor(x / MODULE_PX) - MARGIN]
      const inside = row >= 0 && column >= 0 && row < code.getModuleCount() && column < code.getModuleCount()
      if (inside && code.isDark(row, column)) rows[y * (side + 1) + 1 + x] = 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))])
}
