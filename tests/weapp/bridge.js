/**
 * Runs the pages that Taro compiled for WeChat, unedited, inside miniprogram-simulate (jest + jsdom).
 * What miniprogram-simulate lacks and this file adds: App(), Page(), getApp(), getCurrentPages(), a page stack with
 * tab pages, the `wx` that our pages use, and a server: `answer(fn, body)` gives the data or throws a refusal.
 */
const fs = require('fs')
const path = require('path')
const { installWx } = require('./wx')

const DIST = process.env.WEAPP_DIST || path.resolve(__dirname, '../../dist/weapp')
const LAUNCH = { path: '', query: {}, scene: 1001 }

/** Taro always calls Page(); its lifecycles and its single event entry `eh` become methods of a component. */
function pageAsComponent(NativeComponent) {
  return (config) => {
    const methods = {}
    const fields = {}
    for (const [key, value] of Object.entries(config)) {
      if (key === 'data' || key === 'options' || key === 'behaviors') continue
      if (typeof value === 'function') methods[key] = value
      else fields[key] = value
    }
    NativeComponent({
      options: { addGlobalClass: true, styleIsolation: 'apply-shared', ...config.options },
      behaviors: config.behaviors || [],
      data: config.data || {},
      methods,
      created() {
        Object.assign(this, fields)
      },
    })
  }
}

/**
 * j-component compares object attributes by reference, and its compiler builds fresh objects on every render, so a
 * page's setData would push a stale copy of `i` into a custom-wrapper. WeChat propagates changed paths only.
 */
function compareAttributesByValue() {
  const render = require('j-component/src/render/render')
  if (render.__byValue) return
  const { updateAttrs } = render
  render.__byValue = true
  render.updateAttrs = (node, attrs) => {
    const old = new Map(((node._vt && node._vt.attrs) || []).map((attr) => [attr.name, attr.value]))
    const same = (name, value) => value && typeof value === 'object' && JSON.stringify(old.get(name)) === JSON.stringify(value)
    return updateAttrs(node, attrs.filter(({ name, value }) => !same(name, value)))
  }
}

/** miniprogram-simulate writes a component's name before every class; past Taro's baseLevel that component is `comp`. */
const ownClasses = (selector) => selector.replace(/\.([\w-]+)/g, ':is([class~="page--$1"],[class~="comp--$1"])')

function createHost({ answer, storage = {}, fontSizeSetting } = {}) {
  const state = { app: null, stack: [], calls: [], answer: answer || (() => ({})), storage: new Map(Object.entries(storage)) }
  // Must exist before app.js is required.
  global.App = (config) => (state.app = config)
  global.getApp = () => state.app
  global.getCurrentPages = () => state.stack.map((entry) => entry.page)
  global.__wxConfig = global.__wxConfig || {}

  const simulate = require('miniprogram-simulate')
  const ids = new Map()
  global.Page = pageAsComponent(global.Component)
  compareAttributesByValue()

  // Taro's own components too: loaded again with a second page they would be registered anew and, their module being
  // cached, stay empty (everything below the eighth level would be missing).
  let sharedIds
  const options = { rootPath: DIST, compiler: 'official' }
  const shared = () => {
    sharedIds ??= Object.fromEntries(
      ['comp', 'custom-wrapper'].filter((name) => fs.existsSync(path.join(DIST, `${name}.js`))).map((name) => [name, simulate.load(path.join(DIST, name), name, options)]),
    )
    return { ...sharedIds }
  }

  const top = () => state.stack[state.stack.length - 1]
  const close = (entry) => {
    if (entry.page.onHide) entry.page.onHide()
    if (entry.page.onUnload) entry.page.onUnload()
    entry.comp.detach()
    entry.host.remove()
  }

  function open(route, query = {}) {
    // One registration per page and process: jest caches the page's module.
    if (!ids.has(route)) ids.set(route, simulate.load(path.join(DIST, route), 'page', { ...options, usingComponents: shared() }))
    const comp = simulate.render(ids.get(route))
    const host = document.createElement('div')
    host.setAttribute('data-route', route)
    document.body.appendChild(host)
    comp.attach(host)
    const page = comp.instance
    page.route = page.__route__ = route
    page.options = query
    const entry = { route, comp, page, host }
    state.stack.push(entry)
    page.onLoad(query)
    page.onShow()
    page.onReady()
    return entry
  }

  installWx({ state, open, close, top, launch: LAUNCH, fontSizeSetting })
  // A mini-program has no browser observers; libraries that find one fail on Taro's own document.
  delete global.MutationObserver

  require(path.join(DIST, 'app.js'))
  if (state.app.onLaunch) state.app.onLaunch(LAUNCH)
  if (state.app.onShow) state.app.onShow(LAUNCH)

  const flush = async (times = 4) => {
    for (let i = 0; i < times; i++) await simulate.sleep(10)
  }
  const all = (selector) => [...top().host.querySelectorAll(ownClasses(selector))]
  const nodesOf = (node) => [node, ...(node.cn || []).flatMap(nodesOf)]
  const find = (selector, text) => all(selector).find((node) => !text || node.textContent.includes(text))

  return {
    state,
    open,
    top,
    flush,
    all,
    find,
    text: () => top().host.textContent,
    /** What Taro hands to the templates (nn, cl, p0 …), for what miniprogram-simulate does not draw: aria attributes. */
    data: (className) => nodesOf(top().page.data.root).find((node) => String(node.cl).split(' ').includes(className)),
    /** What was asked of the server: `orders.home`, with its input. */
    asked: () => state.calls.filter(([name]) => name === 'callFunction').map(([, { name, data }]) => ({ name: `${name}.${data.action}`, ...data })),
    called: (name) => state.calls.filter(([other]) => other === name).map(([, options]) => options),
    /** The way a finger goes: touchstart and touchend on the node, exparser's tap, Taro's `eh`, React. */
    async tap(selector, text) {
      const node = typeof selector === 'string' ? find(selector, text) : selector
      if (!node) throw new Error(`nothing to tap: ${selector} ${text || ''}`)
      const touch = new Touch({ identifier: 1, target: node, clientX: 1, clientY: 1, pageX: 1, pageY: 1 })
      const fire = (type, touches) => node.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, touches, changedTouches: [touch] }))
      fire('touchstart', [touch])
      fire('touchend', [])
      await flush()
    },
    async emit(selector, type, detail) {
      top().comp.querySelector(selector).dispatchEvent(type, { detail })
      await flush()
    },
    /** As a keyboard types; found also below the eighth level, where j-component's own querySelector does not look. */
    async type(selector, value) {
      const node = find(selector)
      if (!node || !node.__wxElement) throw new Error(`nothing to type into: ${selector}`)
      const exparser = require('miniprogram-exparser')
      exparser.Event.dispatchEvent(node.__wxElement, exparser.Event.create('input', { value }, { bubbles: true, capturePhase: true, composed: true }))
      await flush()
    },
    /** WeChat's Back: an open page-container is closed and tells so, and the page stays; without one the page is left. */
    async back() {
      const [container] = all('wx-page-container')
      if (container) {
        const exparser = require('miniprogram-exparser')
        exparser.Event.dispatchEvent(container.__wxElement, exparser.Event.create('beforeleave', {}, { bubbles: false }))
      } else if (state.stack.length > 1) {
        close(state.stack.pop())
        top().page.onShow()
      }
      await flush()
    },
    reset() {
      while (state.stack.length) close(state.stack.pop())
      state.calls.length = 0
    },
  }
}

/** A refusal of the server, to be thrown in `answer`. */
const refuse = (code, fields, said) => Object.assign(new Error(code), { refusal: { ok: false, code, said, fields, requestId: 'server' } })

module.exports = { createHost, refuse, DIST }
