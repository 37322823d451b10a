import { withoutPhones } from './phone-in-words'

/** An ID number is asked for nowhere and kept nowhere, in whatever words somebody writes it and however it is spaced out. */
export function looksLikeIdNumber(text: string): boolean {
  const plain = withoutPhones(text)
  return [plain, plain.replace(/[\s\-–—_.·,，、]/g, '')].some((each) => (each.match(/\d+[Xx]?/g) ?? []).some(isIn))
}

/** Of eighteen figures, or the fifteen of before; within a longer row of figures only where the check figure holds, too. */
function isIn(run: string): boolean {
  if (run.length < 18) return run.length === 15 && isOld(run)
  if (run.length === 18) return isBorn(run)
  return Array.from({ length: run.length - 17 }, (_, at) => run.slice(at, at + 18)).some((part) => isBorn(part) && isChecked(part))
}

const MONTH_DAY = '(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])'
const NEW = new RegExp(`^[1-8]\\d{5}(19|20)\\d{2}${MONTH_DAY}\\d{3}[\\dXx]$`)
const OLD = new RegExp(`^[1-8]\\d{5}\\d{2}${MONTH_DAY}\\d{3}$`)
/** A slip in the last figure leaves it somebody's number: the day of birth says enough. */
const isBorn = (part: string): boolean => NEW.test(part)
const isOld = (part: string): boolean => OLD.test(part)

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643: the weighted sum of the first seventeen says the last. */
const isChecked = (part: string): boolean => '10X98765432'[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(part[at]), 0) % 11] === part[17]?.toUpperCase()
