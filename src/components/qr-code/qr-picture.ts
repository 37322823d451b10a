import qrcode from 'qrcode-generator'

const QUIET = 4

/** A QR code as an SVG address: one path, dark on white in dark mode too, because not every scanner reads it inverted. */
export function qrPicture(content: string): string {
  const code = qrcode(0, 'L')
  code.addData(content)
  code.make()
  const count = code.getModuleCount()
  let path = ''
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) if (code.isDark(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  }
  const size = count + 2 * QUIET
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'><rect width='${size}' height='${size}' fill='#fff'/><path d='${path}' fill='#000'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
