/** A mobile number, or a landline with its area code, as people write it in a sentence. */
const IN_WORDS = /(?<!\d)(?:(?:\+|00)?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)|(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/g

const plain = (text: string): string => text.normalize('NFKC').replace(/[\u2010-\u2015]/g, '-')

/** With every telephone number taken out: what is left of the figures is something else. */
export const withoutPhones = (text: string): string => plain(text).replace(IN_WORDS, '…')

export const hasPhone = (text: string): boolean => withoutPhones(text) !== plain(text)
