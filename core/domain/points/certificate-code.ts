/** What opens a certificate to anybody: twenty characters that nobody takes for one another on paper (no I, O, 0, 1), a hundred bits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20
/** Of certificates from before: as a code only a machine reads. */
const OLD = /^[A-Za-z0-9_-]{22}$/

/** Out of so many random bytes. */
export const certificateCode = (bytes: Uint8Array): string => [...bytes.slice(0, LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
export const CODE_BYTES = LENGTH

/** As somebody types it off the paper: with spaces or dashes, in small letters. Undefined: it is none. */
export function plainCertificateCode(said: string): string | undefined {
  const typed = said.normalize('NFKC').trim()
  const plain = typed.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  if (plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter))) return plain
  return OLD.test(typed) ? typed : undefined
}

/** In groups of four, to be read off a paper. */
export const inGroups = (code: string): string => (code.length === LENGTH ? (code.match(/.{4}/g) ?? []).join(' ') : code)
