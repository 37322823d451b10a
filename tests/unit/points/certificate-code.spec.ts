import fc from 'fast-check'
import { CODE_BYTES, certificateCode, inGroups, plainCertificateCode } from '@core/domain/points/certificate-code'

test('每个码都读得出、写得回：分组、横线、小写、全角都认', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES }), (bytes) => {
    const code = certificateCode(bytes)
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{20}$/)
    for (const said of [code, inGroups(code), inGroups(code).replace(/ /g, '-'), inGroups(code).toLowerCase(), ` ${code} `]) expect(plainCertificateCode(said)).toBe(code)
  }))
  expect(inGroups(certificateCode(new Uint8Array(20)))).toBe('AAAA AAAA AAAA AAAA AAAA')
})

test('以前的码照旧认；多一个、少一个、不在字母表里的不认', () => {
  expect(plainCertificateCode('k_G0jcsfKL0zFCInsw5-QX')).toBe('k_G0jcsfKL0zFCInsw5-QX')
  for (const said of ['', 'A'.repeat(19), 'A'.repeat(21), '0'.repeat(20), '证明']) expect(plainCertificateCode(said)).toBeUndefined()
})
