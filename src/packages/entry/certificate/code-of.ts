import { plainCertificateCode } from '@core/domain/points/certificate-code'

/** The code of a certificate in what was scanned or typed: the bare code, or the address that carries it. Undefined: it is none. */
export function codeOf(said: string): string | undefined {
  const plain = said.trim()
  return plainCertificateCode(/[?&]code=([A-Za-z0-9_-]+)/.exec(plain)?.[1] ?? plain)
}
