import type { ServerResponse } from 'node:http'

/** An object storage's refusal, as COS answers it: https://cloud.tencent.com/document/product/436/7730 */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message?: string
}

/** What the machine under the storage refuses, in the storage's words; `inside`: nobody outside can help it. */
export const refusalOf = (error: unknown): Refusal & { readonly inside: boolean } => {
  const { code } = error as { readonly code?: string }
  if (error instanceof URIError) return { status: 400, code: 'InvalidURI', inside: false }
  if (code === 'ENAMETOOLONG') return { status: 400, code: 'KeyTooLong', inside: false }
  // Folders are real here: what is one cannot be a file as well, nor a file a folder. COS says so where its folders are real too.
  if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST') return { status: 409, code: 'PathConflict', inside: false }
  return { status: 500, code: 'InternalError', inside: true }
}

export const answerXml = (response: ServerResponse, status: number, code: string, message = code): void => {
  if (response.headersSent) return void response.destroy()
  const body = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body), connection: 'close' })
  response.end(body)
}
