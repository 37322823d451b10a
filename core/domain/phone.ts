/** A mobile number, or a landline with its area code. */
export const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/

/** As people write it — spaces, dashes, full-width digits, +86 in front — in the one way it is kept and compared. */
export function plainPhone(text: string): string {
  return text.normalize('NFKC').replace(/[\s()\u2010-\u2015-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
}
