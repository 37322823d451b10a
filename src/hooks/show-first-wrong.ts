import Taro from '@tarojs/taro'

const WRONG = '.field--wrong'
/** What was just found wrong has to be drawn first. */
const DRAWN_MS = 60

/** Where the answer goes: what is typed into, or what is tapped. */
const CONTROL = 'input, textarea, [tabindex="0"]'

/** The first thing that is wrong comes into view, every time something is sent; in the browser the cursor goes there too. */
export function showFirstWrong() {
  setTimeout(() => {
    if (process.env.TARO_ENV !== 'h5') return void Taro.pageScrollTo({ selector: WRONG, offsetTop: -100, duration: 200 }).catch(() => undefined)
    // Pages further down the stack stay in the document; only the one in view counts.
    const wrong = [...document.querySelectorAll<HTMLElement>(WRONG)].find((each) => each.offsetParent !== null)
    wrong?.scrollIntoView({ block: 'center' })
    wrong?.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true })
  }, DRAWN_MS)
}
