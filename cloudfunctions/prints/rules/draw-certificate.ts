import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import qrcode from 'qrcode-generator'
import type { CertificateDoc } from '@core/contract/points-documents'
import { inGroups } from '@core/domain/points/certificate-code'
import { saidOf } from '@core/domain/points/certificate-life'
import { dayInWords, dayNumberAt } from '@core/domain/time/day'
import { SERVICE_NAMES } from '@core/text/zh-service'

type Drawn = Pick<CertificateDoc, 'number' | 'code' | 'fromDay' | 'toDay' | 'minutes' | 'issuer' | 'issuedAt' | 'ownName'> & { readonly name: string; readonly checkedAt: string }

/** Beside the bundle, put there by scripts/build-functions.ts; what of it is used goes into the paper. */
const FONT = join(__dirname, 'NotoSansSC_400Regular.ttf')
/** Points of A4, 72 to the inch. */
const [MARGIN, WIDE, QR] = [72, 595 - 2 * 72, 110]
const [INK, FAINT, RED] = ['#1f1b16', '#6f675d', '#a6211a']

const hours = (minutes: number): string => `${Number((minutes / 60).toFixed(1))} 小时（${minutes} 分钟）`

/** One page of A4. */
export function drawCertificate({ number, code, fromDay, toDay, minutes, issuer, issuedAt, name, ownName, checkedAt }: Drawn): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margin: MARGIN, font: FONT, info: { Title: `服务证明 ${number}`, Creator: '红色物业' } })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const { kinds, total } = saidOf(minutes)
  doc.rect(MARGIN / 2, MARGIN / 2, 595 - MARGIN, 842 - MARGIN).lineWidth(1).stroke(RED)
  doc.fillColor(INK).fontSize(26).text('服务证明', MARGIN, 120, { align: 'center', width: WIDE, characterSpacing: 6 })
  doc.fillColor(FAINT).fontSize(11).text(`编号 ${number}`, MARGIN, 168, { align: 'center', width: WIDE })
  doc.fillColor(INK).fontSize(14).text(`　　兹证明 ${name} 自 ${dayInWords(fromDay)} 至 ${dayInWords(toDay)}，作为报到党员参加志愿服务，累计 ${hours(total)}。其中：`, MARGIN, 220, { width: WIDE, lineGap: 8 })
  let y = doc.y + 14
  for (const each of kinds) {
    doc.text(SERVICE_NAMES[each.kind], MARGIN + 28, y, { continued: false }).text(hours(each.minutes), MARGIN + 140, y)
    y += 28
  }
  doc.text(`　　以上时长由签到、签退记录，更正由两人核对，同一段时间只计一次。${ownName === true ? '姓名由本人填写，出具单位没有核对。' : ''}`, MARGIN, y + 10, { width: WIDE, lineGap: 8 })
  // Several issuers take several lines: they grow upwards, towards the empty part of the paper.
  const issued = `出具单位：${issuer}`
  doc.text(issued, MARGIN, 580 - doc.heightOfString(issued, { width: WIDE }), { width: WIDE, align: 'right' }).text(`出具日期：${dayInWords(dayNumberAt(issuedAt))}`, MARGIN, 588, { width: WIDE, align: 'right' })
  drawCode(doc, checkedAt, MARGIN, 640)
  doc.fillColor(INK).fontSize(11).text(`核对码 ${inGroups(code)}`, MARGIN + QR + 16, 646, { width: WIDE - QR - 16 })
  doc.fillColor(FAINT).fontSize(10).text('扫码，或写下核对码，可核对编号、日子、时长和出具单位，以核对结果为准。\n谁记录，谁证明。本证明不作考核、排名之用。', MARGIN + QR + 16, 668, { width: WIDE - QR - 16, lineGap: 5 })
  doc.end()
  return done
}

function drawCode(doc: PDFKit.PDFDocument, content: string, x: number, y: number): void {
  const code = qrcode(0, 'M')
  code.addData(content)
  code.make()
  const count = code.getModuleCount()
  const size = QR / count
  doc.fillColor('#000000')
  for (let row = 0; row < count; row += 1) for (let column = 0; column < count; column += 1) if (code.isDark(row, column)) doc.rect(x + column * size, y + row * size, size, size)
  doc.fill()
}
