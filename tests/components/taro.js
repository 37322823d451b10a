// '@tarojs/taro' in a test: the web's APIs, page hooks that a test can fire (`page.show()`), calls that only record.
const React = require('react')
const api = require('@tarojs/taro-h5')

const listeners = { show: new Set(), hide: new Set(), pullDown: new Set(), reachBottom: new Set() }
const on = (name) => (callback) => {
  const latest = React.useRef(callback)
  latest.current = callback
  React.useEffect(() => {
    const listener = () => latest.current()
    listeners[name].add(listener)
    return () => void listeners[name].delete(listener)
  }, [])
}
const fire = (name) => () => listeners[name].forEach((listener) => listener())
const onMount = (callback) => React.useEffect(() => void callback({}), [])

const resolved = () => jest.fn(() => Promise.resolve())
const named = {}
Object.keys(api).forEach((key) => {
  if (key !== 'default') named[key] = api[key]
})
Object.assign(named, {
  useDidShow: on('show'),
  useDidHide: on('hide'),
  usePullDownRefresh: on('pullDown'),
  useReachBottom: on('reachBottom'),
  useLoad: onMount,
  useReady: onMount,
  useLaunch: onMount,
  useUnload() {},
  useShareAppMessage() {},
  useRouter: () => ({ params: {}, path: '' }),
  stopPullDownRefresh: resolved(),
  showToast: resolved(),
  navigateTo: resolved(),
  redirectTo: resolved(),
  switchTab: resolved(),
  request: jest.fn(),
  page: { show: fire('show'), hide: fire('hide'), pullDown: fire('pullDown'), reachBottom: fire('reachBottom') },
})

module.exports = { __esModule: true, ...named, default: named }
