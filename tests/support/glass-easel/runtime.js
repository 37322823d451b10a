// What WeChat's runtime gives a mini-program and a browser does not: built-in components, App and Page, the page stack, `wx`,
// modules. Runs after the page's own globals (__json, __tmpl, __mods) are set; `__callFunction` comes from the test.
;(() => {
  const { adapter } = GE
  const { glassEasel } = adapter
  // Absent in a mini-program; libraries that find it would then fail on Taro's own document.
  delete window.MutationObserver
  glassEasel.globalOptions.writeIdToDOM = true
  glassEasel.globalOptions.idPrefixGenerator = () => ''
  glassEasel.addGlobalWarningListener((warning) => !/is not a valid property/.test(String((warning && warning.message) || warning)))
  document.addEventListener('submit', (event) => event.preventDefault(), true)

  const backend = new glassEasel.CurrentWindowBackendContext()
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const associated = env.associateBackend(backend)
  backend.onEvent((target, type, detail, options) => {
    if (target) glassEasel.triggerEvent(target, type, detail, options)
    return 0
  })
  const components = space.getComponentSpace()

  // —— built-in components ——
  const builtIn = (tag, definition = {}) => {
    const path = `__wx/${tag}`
    space.addComponentStaticConfig(path, { component: true, usingComponents: {} })
    const registered = space.component(path).options({ multipleSlots: false }).definition(definition).register()
    components.setGlobalUsingComponent(tag, registered._$ || (registered.general && registered.general()) || registered)
  }
  const elementOf = (self) => self._$.getBackendElement()
  const field = {
    properties: {
      value: { type: null, value: '', observer(value) { if (this.element && this.element.value !== value) this.element.value = value == null ? '' : value } },
      placeholder: { type: String, observer(value) { if (this.element) this.element.placeholder = value } },
    },
    lifetimes: {
      attached() {
        const element = (this.element = elementOf(this))
        element.value = this.data.value || ''
        element.placeholder = this.data.placeholder || ''
        element.addEventListener('input', (event) => { event.stopPropagation(); this.triggerEvent('input', { value: element.value, cursor: element.selectionStart }) })
        for (const type of ['focus', 'blur']) element.addEventListener(type, () => this.triggerEvent(type, { value: element.value }))
      },
    },
  }
  const PLAIN = ['view', 'text', 'button', 'scroll-view', 'form', 'label', 'image', 'picker', 'switch', 'checkbox', 'swiper', 'swiper-item', 'cover-view', 'root-portal', 'navigator', 'icon', 'radio', 'radio-group', 'checkbox-group', 'slider', 'progress', 'rich-text', 'picker-view', 'picker-view-column', 'canvas', 'web-view', 'page-meta', 'video']
  for (const tag of PLAIN) builtIn(tag)
  for (const tag of ['input', 'textarea']) builtIn(tag, field)

  // —— pages ——
  const stack = []
  let app
  const show = () => stack.forEach((entry, index) => { entry.wrap.style.display = index === stack.length - 1 ? '' : 'none' })
  const close = () => {
    const entry = stack.pop()
    if (entry.page.onUnload) entry.page.onUnload()
    entry.root.release()
    entry.wrap.remove()
  }
  const open = (route, query) => {
    const wrap = document.createElement('div')
    const place = document.createElement('span')
    wrap.dataset.route = route
    wrap.appendChild(place)
    document.getElementById('root').appendChild(wrap)
    const root = associated.createRoot('wx-page', space, route)
    const page = root.get()
    page.route = page.__route__ = route
    page.options = query
    root.attach(wrap, place)
    stack.push({ route, root, page, wrap })
    show()
    for (const [name, argument] of [['onLoad', query], ['onShow'], ['onReady']]) if (page[name]) page[name](argument)
  }
  const to = (url) => {
    const [path, query = ''] = url.split('?')
    const parent = stack.length > 0 ? stack[stack.length - 1].route : ''
    const route = path.startsWith('/') ? path.slice(1) : new URL(path, `http://x/${parent}`).pathname.slice(1)
    open(route, Object.fromEntries(new URLSearchParams(query)))
  }

  // —— wx ——
  const calls = (window.__calls = [])
  const record = (name, effect) => (options = {}) => {
    calls.push([name, options])
    const reply = { errMsg: `${name}:ok`, ...((effect && effect(options)) || {}) }
    if (options.success) options.success(reply)
    if (options.complete) options.complete(reply)
    return Promise.resolve(reply)
  }
  const size = { windowWidth: innerWidth, windowHeight: innerHeight, screenWidth: innerWidth, screenHeight: innerHeight, pixelRatio: devicePixelRatio, statusBarHeight: 20, safeArea: { top: 20, bottom: innerHeight, left: 0, right: innerWidth, width: innerWidth, height: innerHeight - 20 } }
  const base = { SDKVersion: '3.7.0', version: '8.0.50', language: 'zh_CN', fontSizeSetting: 17, platform: 'ios', system: 'iOS 17', brand: 'test', model: 'test' }
  const storage = new Map()
  const launch = { path: '', query: {}, scene: 1001 }
  const callFunction = (options) => {
    const answered = window.__callFunction(options.name, options.data).then((result) => ({ result, errMsg: 'cloud.callFunction:ok' }))
    answered.then(options.success, options.fail)
    return answered
  }
  window.wx = {
    env: { USER_DATA_PATH: '' },
    cloud: { init() {}, callFunction },
    canIUse: () => true,
    nextTick: (work) => void Promise.resolve().then(work),
    getSystemInfoSync: () => ({ ...size, ...base }),
    onNetworkStatusChange: () => undefined, getWindowInfo: () => size, getAppBaseInfo: () => base, getDeviceInfo: () => base,
    getMenuButtonBoundingClientRect: () => ({ top: 24, right: innerWidth - 7, bottom: 56, left: innerWidth - 94, width: 87, height: 32 }),
    getLaunchOptionsSync: () => launch, getEnterOptionsSync: () => launch,
    getStorageSync: (key) => (storage.has(key) ? storage.get(key) : ''), setStorageSync: (key, value) => void storage.set(key, value), removeStorageSync: (key) => void storage.delete(key),
    showToast: record('showToast'), showModal: record('showModal', () => ({ confirm: true })), stopPullDownRefresh: record('stopPullDownRefresh'), makePhoneCall: record('makePhoneCall'), previewImage: record('previewImage'), setNavigationBarTitle: record('setNavigationBarTitle'), pageScrollTo: record('pageScrollTo'),
    navigateTo: record('navigateTo', ({ url }) => { const top = stack[stack.length - 1]; if (top.page.onHide) top.page.onHide(); to(url) }),
    navigateBack: record('navigateBack', ({ delta = 1 }) => { for (let left = delta; left > 0 && stack.length > 1; left -= 1) close(); show(); const { page } = stack[stack.length - 1]; if (page.onShow) page.onShow() }),
    redirectTo: record('redirectTo', ({ url }) => { close(); to(url) }),
    switchTab: record('switchTab', ({ url }) => { while (stack.length > 0) close(); to(url) }),
    reLaunch: record('reLaunch', ({ url }) => { while (stack.length > 0) close(); to(url) }),
    createSelectorQuery: () => {
      const asked = []
      const query = { exec(done) { setTimeout(() => { const rects = asked.map(() => ({ left: 0, top: 0, width: 0, height: 0 })); if (done) done(rects) }, 0) } }
      for (const name of ['in', 'select', 'selectAll', 'selectViewport']) query[name] = () => query
      for (const name of ['boundingClientRect', 'scrollOffset', 'fields']) query[name] = () => { asked.push(name); return query }
      return query
    },
  }
  window.App = (config) => { app = config }
  window.getApp = () => app
  window.getCurrentPages = () => stack.map((entry) => entry.page)

  // —— modules ——
  const cache = {}
  const load = (id) => {
    if (cache[id]) return cache[id].exports
    if (!__mods[id]) throw new Error(`no module ${id}`)
    const module = (cache[id] = { exports: {} })
    const folder = id.split('/').slice(0, -1)
    const require = (wanted) => {
      const parts = wanted.startsWith('/') ? [] : [...folder]
      for (const part of wanted.replace(/\.js$/, '').split('/')) {
        if (part === '..') parts.pop()
        else if (part !== '.' && part !== '') parts.push(part)
      }
      return load(parts.join('/'))
    }
    __mods[id].call(undefined, require, module, module.exports)
    return module.exports
  }
  load('app')
  if (app.onLaunch) app.onLaunch(launch)
  if (app.onShow) app.onShow(launch)
  const ids = Object.keys(__json).filter((id) => __mods[id] && __tmpl[id] && id !== 'app')
  for (const id of ids) {
    space.addComponentStaticConfig(id, { usingComponents: {}, ...__json[id], styleIsolation: 'shared' })
    space.addCompiledTemplate(id, { groupList: __tmpl, content: __tmpl[id] })
  }
  for (const id of ids) space.globalComponentEnv(window, id, () => load(id))
  window.__go = (url) => { while (stack.length > 0) close(); to(url) }
  to(`/${__json.app.pages[0]}`)
})()
