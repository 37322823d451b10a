import { ROUTES, urlOf } from './routes'

/** Where the browser's version stands: this very page's address, or beside the gateway. None where the phone knows of no such address. */
export function webAddress(): string | undefined {
  if (process.env.TARO_ENV === 'h5') return `${location.origin}${location.pathname}`
  return GATEWAY_URL ? `${GATEWAY_URL}/` : undefined
}

/** Where anybody checks a certificate; without a web address the bare code, which the community can look up. */
export const checkAddress = (code: string): string => {
  const address = webAddress()
  return address === undefined ? code : `${address}#${urlOf(ROUTES.checkCertificate, { code })}`
}
