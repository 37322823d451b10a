import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * In the browser a page's styles come when the page is first opened, and stay. What a page looks like must not hang on
 * which pages were opened before it: so no two rules of equal weight from different files may speak of one element's same
 * property, and who uses a class brings the file that draws it.
 */
const src = resolve(__dirname, '../../../src')
const filesIn = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? filesIn(join(folder, each.name)) : [join(folder, each.name)]))
const all = filesIn(src)
const short = (file: string) => relative(src, file)

interface Rule { readonly file: string; readonly selector: string; readonly values: ReadonlyMap<string, string> }

/** Every rule, also those inside @media; the app's own styles come before all others and are left out. */
const rules: readonly Rule[] = all.filter((file) => file.endsWith('.scss') && !file.includes('/styles/') && !file.endsWith('app.scss')).flatMap((file) => {
  const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{/g, '')
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const values = new Map(body.split(';').flatMap((line) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const] : [])))
    return selectors.split(',').map((selector) => ({ file, selector: selector.trim(), values }))
  })
})

const DRAWS: Readonly<Record<string, readonly string[]>> = { Card: ['card', 'tappable'], Button: ['btn', 'btn--ghost', 'btn--primary', 'btn--small', 'btn--big', 'tappable'], Tappable: ['tappable'], Icon: ['icon'] }
const ELEMENT = /<([A-Z]\w*)((?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*?)\/?>/g
const CLASSES = /className=(?:'([^']*)'|\{((?:[^{}]|\{[^{}]*\})*)\})/

interface Element { readonly file: string; readonly named: readonly string[]; readonly classes: readonly string[] }
const elements: readonly Element[] = all.filter((file) => file.endsWith('.tsx')).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(ELEMENT)].flatMap(([, tag = '', attributes = '']) => {
    const found = CLASSES.exec(attributes)
    if (!found) return []
    const words = found[1] ?? [...(found[2] ?? '').matchAll(/'([^']*)'/g)].map(([, word]) => word).join(' ')
    const named = words.match(/[a-zA-Z][\w-]*/g) ?? []
    return [{ file, named, classes: [...new Set([...named, ...(DRAWS[tag] ?? [])])] }]
  }),
)

/** `border` and `border-radius` are two things; a longhand and its shorthand are one. */
const within = (whole: string, part: string) => part.startsWith(`${whole}-`) && !part.endsWith('-radius')
const overlap = (one: string, other: string) => one === other || within(one, other) || within(other, one)

/** A heavier rule speaks of both at once: whatever comes first, it decides. */
const isSettled = (one: Rule, other: Rule, key: string) => rules.some(({ selector, values }) => (selector === `${one.selector}${other.selector}` || selector === `${other.selector}${one.selector}`) && [...values.keys()].some((each) => overlap(each, key)))

test('一个元素的同一样东西，不由两个文件同样轻重的规则来定：先后打开哪一页，样子都一样', () => {
  const single = new Map<string, Rule[]>()
  for (const rule of rules) {
    const name = /^\.([\w-]+)$/.exec(rule.selector)?.[1]
    if (name) single.set(name, [...(single.get(name) ?? []), rule])
  }
  const clashes = elements.flatMap(({ file, classes }) => {
    const own = classes.flatMap((name) => single.get(name) ?? [])
    return own.flatMap((one, at) => own.slice(at + 1).flatMap((other) => (one.file === other.file ? [] : [...one.values].flatMap(([key, value]) =>
      [...other.values].filter(([name, said]) => overlap(key, name) && !(key === name && said === value) && !isSettled(one, other, name)).map(([name]) => `${short(file)}: ${one.selector} ${key} (${short(one.file)}) / ${other.selector} ${name} (${short(other.file)})`)))))
  })
  expect([...new Set(clashes)]).toEqual([])
})

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].flatMap(([, from = '']) => {
    const base = from.startsWith('@/') ? join(src, from.slice(2)) : from.startsWith('.') ? resolve(dirname(file), from) : undefined
    if (base === undefined) return []
    return [base, `${base}.ts`, `${base}.tsx`, `${base}.h5.ts`, join(base, 'index.tsx'), join(base, 'index.ts')].filter((each) => /\.(tsx?|scss)$/.test(each) && existsSync(each))
  })
}

function reachedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.endsWith('.scss')) for (const next of importsOf(file)) reachedFrom(next, seen)
  return seen
}

/** A page as it is opened: itself and everything it brings along. */
const pages = all.filter((file) => /^(pages\/[\w-]+|packages\/[\w-]+\/[\w-]+)\/index\.tsx$/.test(short(file)))

test('一页里用到的类名，画它的样式这一页自己都带着，不靠别的页面先打开过', () => {
  const drawnIn = new Map<string, Set<string>>()
  for (const { file, selector } of rules) for (const name of [/^\.([\w-]+)/.exec(selector)?.[1] ?? []].flat()) drawnIn.set(name, (drawnIn.get(name) ?? new Set()).add(file))
  expect(pages.length).toBeGreaterThan(20)
  const missing = pages.flatMap((page) => {
    const reached = reachedFrom(page)
    return elements.filter(({ file }) => reached.has(file)).flatMap(({ file, named }) => named.flatMap((name) => {
      const drawn = drawnIn.get(name)
      return drawn && ![...drawn].some((each) => reached.has(each)) ? [`${short(page)}: .${name} in ${short(file)} (${[...drawn].map(short).join(', ')})`] : []
    }))
  })
  expect([...new Set(missing)]).toEqual([])
})
