/** The part of `wx` that our pages use. Taro wraps only what exists when its runtime starts, so all of it is here first. */

const parse = (url) => {
  const [route, query = ''] = url.split('?')
  return [route.replace(/^\//, ''), Object.fromEntries(new URLSearchParams(query))]
}

const WINDOW = {
  windowWidth: 375,
  windowHeight: 812,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 2,
  statusBarHeight: 44,
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
}

function installWx({ state, open, close, top, launch, fontSizeSetting }) {
  const record = (name, effect) => (options = {}) => {
    state.calls.push([name, options])
    const done = { errMsg: `${name}:ok`, ...((effect && effect(options)) || {}) }
    if (options.success) options.success(done)
    if (options.complete) options.complete(done)
    return Promise.resolve(done)
  }
  const closeAll = () => {
    while (state.stack.length) close(state.stack.pop())
  }
  const appBase = { SDKVersion: '3.7.0', version: '8.0.50', language: 'zh_CN', fontSizeSetting }
  const device = { platform: 'ios', system: 'iOS 17', brand: 'test', model: 'test' }

  Object.assign(wx, {
    env: { USER_DATA_PATH: '/tmp' },
    canIUse: () => true,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    onNetworkStatusChange: () => undefined,
    getWindowInfo: () => WINDOW,
    getAppBaseInfo: () => appBase,
    getDeviceInfo: () => device,
    getSystemInfoSync: () => ({ ...WINDOW, ...appBase, ...device }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, right: 368, bottom: 80, left: 281, width: 87, height: 32 }),
    getStorageSync: (key) => state.storage.get(key) || '',
    setStorageSync: (key, value) => void state.storage.set(key, value),
    removeStorageSync: (key) => void state.storage.delete(key),
    showToast: record('showToast'),
    makePhoneCall: record('makePhoneCall'),
    openLocation: record('openLocation'),
    previewImage: record('previewImage'),
    stopPullDownRefresh: record('stopPullDownRefresh'),
    navigateTo: record('navigateTo', ({ url }) => {
      if (top()) top().page.onHide()
      open(...parse(url))
      return { eventChannel: {} }
    }),
    redirectTo: record('redirectTo', ({ url }) => {
      close(state.stack.pop())
      open(...parse(url))
    }),
    switchTab: record('switchTab', ({ url }) => {
      closeAll()
      open(...parse(url))
    }),
    reLaunch: record('reLaunch', ({ url }) => {
      closeAll()
      open(...parse(url))
    }),
    navigateBack: record('navigateBack', ({ delta = 1 }) => {
      for (let i = 0; i < delta && state.stack.length > 1; i++) close(state.stack.pop())
      top().page.onShow()
    }),
    cloud: {
      init: () => undefined,
      async callFunction({ name, data }) {
        state.calls.push(['callFunction', { name, data }])
        try {
          return { result: { ok: true, data: await state.answer(name, data), requestId: 'server' } }
        } catch (error) {
          if (error.refusal) return { result: error.refusal }
          throw error
        }
      },
    },
  })
}

module.exports = { installWx }
