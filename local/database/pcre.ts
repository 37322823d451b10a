/*
 * PCRE's patterns in JavaScript's own: code points instead of UTF-16 units, `$` before a last line feed too, a line feed as the
 * only end of a line, ASCII alone in \d, \w and \s, and the syntax JavaScript would read as something else.
 * https://www.mongodb.com/docs/manual/reference/operator/query/regex/ and https://www.pcre.org/original/doc/html/pcrepattern.html
 */

const ANY = '[\\s\\S]'
/** What an escape stands for inside brackets; outside it is put in brackets of its own. */
const SETS: Readonly<Record<string, string>> = {
  d: '0-9', w: '0-9A-Za-z_', s: '\\t-\\r ',
  D: '\\x00-\\x2f\\x3a-\\u{10ffff}', W: '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\\u{10ffff}', S: '\\x00-\\x08\\x0e-\\x1f\\x21-\\u{10ffff}',
  h: '\\t \\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000', v: '\\n-\\r\\x85\\u2028\\u2029',
}
const POSIX: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z', alpha: 'A-Za-z', ascii: '\\x00-\\x7f', blank: ' \\t', cntrl: '\\x00-\\x1f\\x7f', digit: '0-9', graph: '\\x21-\\x7e', lower: 'a-z', print: '\\x20-\\x7e',
  punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e', space: '\\t-\\r ', upper: 'A-Z', word: '0-9A-Za-z_', xdigit: '0-9A-Fa-f',
}
/** Places in a text. */
const PLACES: Readonly<Record<string, string>> = { A: `(?<!${ANY})`, z: `(?!${ANY})`, Z: `(?=\\n?(?!${ANY}))`, b: '\\b', B: '\\B' }
const CHARACTERS: Readonly<Record<string, string>> = { a: '\\x07', e: '\\x1b', f: '\\f', n: '\\n', r: '\\r', t: '\\t' }
/** Refused by PCRE, or by us: rather no answer than another's. */
const REFUSED = 'uUlLGKRXQECHV'

/** The pattern for flags that hold `u`; undefined when there is something in it that cannot be said in JavaScript. */
export const translatePcre = (pattern: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(translate(pattern, flags), `${flags.replace(/[msu]/g, '')}u`)
  } catch {
    return undefined
  }
}

class Unsayable extends Error {}

const translate = (pattern: string, flags: string): string => {
  const [multiline, dotAll] = [flags.includes('m'), flags.includes('s')]
  let out = ''
  for (let at = 0; at < pattern.length; ) {
    const c = String.fromCodePoint(pattern.codePointAt(at) ?? 0)
    const rest = pattern.slice(at)
    const [quantifier] = /^\{\d+(?:,\d*)?\}/.exec(rest) ?? []
    const [named] = /^\(\?P?<(?=[A-Za-z_])/.exec(rest) ?? []
    if (c === '\\') {
      const [said, length, set] = readEscape(rest)
      out += set ? `[${said}]` : said
      at += length
    } else if (c === '[') {
      const [said, length] = readClass(rest)
      out += said
      at += length
    } else if (quantifier !== undefined) {
      out += quantifier
      at += quantifier.length
    } else if (named !== undefined) {
      out += '(?<'
      at += named.length
    } else {
      if (c === '.') out += dotAll ? ANY : '[^\\n]'
      // Not after the line feed that ends the text.
      else if (c === '^') out += multiline ? `(?:(?<!${ANY})|(?<=\\n)(?=${ANY}))` : `(?<!${ANY})`
      else if (c === '$') out += multiline ? `(?=\\n|(?!${ANY}))` : `(?=\\n?(?!${ANY}))`
      else out += '{}]'.includes(c) ? `\\${c}` : c
      at += c.length
    }
  }
  return out
}

/** An escape: what it says, how long it was, and whether it is a set of characters. */
const readEscape = (text: string): readonly [string, number, boolean] => {
  const c = String.fromCodePoint(text.codePointAt(1) ?? 0)
  if (text.length < 2 || REFUSED.includes(c)) throw new Unsayable()
  const set = Object.hasOwn(SETS, c) ? SETS[c] : undefined
  if (set !== undefined) return [set, 2, true]
  if (c === 'N') return ['\\x00-\\x09\\x0b-\\u{10ffff}', 2, true]
  const place = Object.hasOwn(PLACES, c) ? PLACES[c] : Object.hasOwn(CHARACTERS, c) ? CHARACTERS[c] : undefined
  if (place !== undefined) return [place, 2, false]
  const [property, , sign, single, name = single] = /^\\([pP])(\^)?(?:([A-Z])|\{([A-Za-z_&]+)\})/.exec(text) ?? []
  if (property !== undefined && sign === undefined && name !== undefined) return [`\\${c}{${name.length > 2 ? 'Script=' : ''}${name}}`, property.length, false]
  const [hex, braced, plain = ''] = /^\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{0,2}))/.exec(text) ?? []
  if (hex !== undefined) return [`\\u{${braced ?? (plain || '0')}}`, hex.length, false]
  const [octal] = /^\\0[0-7]{0,2}/.exec(text) ?? []
  if (octal !== undefined) return [`\\u{${Number.parseInt(octal.slice(1), 8).toString(16)}}`, octal.length, false]
  const [again, , key] = /^\\k([<{'])(\w+)[>}']/.exec(text) ?? []
  if (again !== undefined && key !== undefined) return [`\\k<${key}>`, again.length, false]
  if (/[1-9]/.test(c)) return [`\\${c}`, 2, false]
  if (/[A-Za-z]/.test(c)) throw new Unsayable()
  return [/[\^$\\.*+?()[\]{}|/]/.test(c) ? `\\${c}` : c, 1 + c.length, false]
}

/** A class in brackets, from its `[` on. */
const readClass = (text: string): readonly [string, number] => {
  const negated = text[1] === '^'
  let at = negated ? 2 : 1
  let said = ''
  let set = false
  for (let first = true; first || text[at] !== ']'; first = false) {
    if (at >= text.length) throw new Unsayable()
    const rest = text.slice(at)
    const [posix, not, name = ''] = /^\[:(\^)?([a-z]+):\]/.exec(rest) ?? []
    const before = set
    set = false
    if (posix !== undefined) {
      const known = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined
      if (known === undefined || not !== undefined) throw new Unsayable()
      said += known
      at += posix.length
      set = true
    } else if (rest[0] === '\\') {
      // Inside brackets a \b is a backspace.
      const [one, length, isSet] = rest[1] === 'b' ? ['\\x08', 2, false] as const : readEscape(rest)
      if (!isSet && /^\\[AzZBk1-9]/.test(rest)) throw new Unsayable()
      said += one
      at += length
      set = isSet
    } else {
      const c = String.fromCodePoint(rest.codePointAt(0) ?? 0)
      // Beside a set a hyphen stands for itself.
      const literal = c === '-' && (before || /^-(\\[dwsDWShvN]|\[:)/.test(rest))
      said += literal || '[]\\^'.includes(c) ? `\\${c}` : c
      at += c.length
    }
  }
  return [`[${negated ? '^' : ''}${said}]`, at + 1]
}
