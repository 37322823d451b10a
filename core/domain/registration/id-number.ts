/** Seventeen digits and one more, however they were spaced out: an ID number is asked for nowhere and kept nowhere. */
const ID_NUMBER = /\d{17}[\dXx]/

export function looksLikeIdNumber(text: string): boolean {
  return ID_NUMBER.test(text.normalize('NFKC').replace(/[\s\-–—_.·,，、]/g, ''))
}
