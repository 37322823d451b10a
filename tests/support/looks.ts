import type { Page } from 'playwright-core'

/** Long enough for a page that is there to draw what it has. */
const DRAWN_MS = 2000

/** What a screen says it shows and does not; nothing where all is as it says. */
export async function missingFrom(page: Page, shows: string | undefined): Promise<string | undefined> {
  if (shows === undefined) return undefined
  const there = await page.getByText(shows).filter({ visible: true }).first().waitFor({ timeout: DRAWN_MS }).then(() => true, () => false)
  return there ? undefined : shows
}

/** Buttons, fields and words that stand beyond the screen or the content of their card, and words cut off where no “…” says so. */
export function outOfFrame(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const CONTROLS = '.btn, .tappable, .tag, button, input, textarea, [role="button"], [role="link"], [role="tab"], [role="radio"], [role="checkbox"]'
    const ownText = (each: Element) => [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
    const scrolls = (each: Element | null): boolean => each !== null && (/auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1 || scrolls(each.parentElement))
    const rightOf = (each: Element, texts: readonly Node[]): number => {
      const rights = texts.flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].map(({ right }) => right)
      })
      return Math.max(each.matches(CONTROLS) ? each.getBoundingClientRect().right : 0, ...rights)
    }
    const edgeOf = (each: Element): number => {
      const card = each.parentElement?.closest('.card')
      return Math.min(window.innerWidth, card ? card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingRight) : Infinity)
    }
    const cuts = (each: Element): boolean => {
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(each)
      return /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && webkitLineClamp === 'none' && each.scrollWidth > each.clientWidth + 1
    }
    const said = (each: Element) => (each.textContent ?? '').trim().slice(0, 16) || each.className.toString().slice(0, 30)
    return [...document.body.querySelectorAll('*')].flatMap((each) => {
      if (!each.checkVisibility({ visibilityProperty: true }) || each.closest('.sr-only, svg') !== null) return []
      const texts = ownText(each)
      const found: string[] = []
      if ((texts.length > 0 || each.matches(CONTROLS)) && !scrolls(each.parentElement)) {
        const [right, edge] = [rightOf(each, texts), edgeOf(each)]
        if (right > edge + 1) found.push(`${said(each)}：到 ${Math.round(right)}，边在 ${Math.round(edge)}`)
      }
      if (cuts(each) && (each.textContent ?? '').trim() !== '') found.push(`${said(each)}：${each.scrollWidth} 宽的字切成 ${each.clientWidth}`)
      return found
    })
  })
}

/** Days written as files and pickers want them: 2026-12-01. People read “12 月 1 日 周二”. */
export function plainDates(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const written = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].filter((each) => each.offsetParent !== null).flatMap(({ value, placeholder }) => [value, placeholder])
    return [document.body.innerText, ...written].flatMap((text) => text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])
  })
}

/** Lines that begin with what closes a phrase or with the dot between two items, days and hours torn in two, and a last line of one sign. */
export function tornLines(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const rectOf = (node: Node, from: number, to = from + 1): DOMRect | undefined => {
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      return [...range.getClientRects()].find(({ width }) => width > 0)
    }
    const below = (one: DOMRect | undefined, other: DOMRect | undefined): boolean => one !== undefined && other !== undefined && other.top >= one.bottom - 2
    const blockOf = (node: Node): Element | null => {
      let each = node.parentElement
      while (each && getComputedStyle(each).display === 'inline') each = each.parentElement
      return each
    }
    // A space at which a line ends has no width, and says nothing of where the line was.
    const lastSign = (text: string): number | undefined => (text.trimEnd() === '' ? undefined : text.trimEnd().length - 1)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    let before: { readonly node: Text; readonly block: Element | null } | undefined
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const text = node.data
      if (text.trim() === '' || !node.parentElement?.checkVisibility({ visibilityProperty: true }) || node.parentElement.closest('.sr-only, textarea') !== null) continue
      const block = blockOf(node)
      const say = (what: string, at: number) => found.push(`${what}：${text.slice(Math.max(0, at - 8), at + 6)}`)
      for (const { index } of text.matchAll(/[、，。；：！？）》”%]/g)) {
        const last = index > 0 ? rectOf(node, index - 1) : before?.block === block && before ? rectOf(before.node, before.node.length - 1) : undefined
        if (below(last, rectOf(node, index))) say('行首标点', index)
      }
      for (const { index } of text.matchAll(/·/g)) {
        const last = lastSign(text.slice(0, index)) ?? -1
        const other = before?.block === block ? before : undefined
        const there = last >= 0 ? rectOf(node, last) : other && rectOf(other.node, lastSign(other.node.data) ?? 0)
        if (there === undefined || below(there, rectOf(node, index))) say('行首的点', index)
      }
      for (const { index, 0: day } of text.matchAll(/\d+\s月\s\d+\s日|\d\d:\d\d|[今明昨后]天(?=\s\d\d:)/g)) {
        if (below(rectOf(node, index), rectOf(node, index + day.length - 1))) say('日子断开', index)
      }
      const end = text.trimEnd().length
      if (end > 4 && block?.lastChild?.contains(node) && /\p{Script=Han}/u.test(text[end - 1] ?? '') && below(rectOf(node, end - 2), rectOf(node, end - 1))) say('末行一个字', end)
      before = { node, block }
    }
    return found
  })
}
