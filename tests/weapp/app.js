const { createHost, refuse, DIST } = require('./bridge')

/** The built mini-program for the tests of one file: started once, its pages and calls put away after each test. */
function inWechat(answer) {
  const host = {
    /** As WeChat starts it: the app asks anew who is there. */
    async launch() {
      host.state.app.onLaunch({ path: '', query: {}, scene: 1001 })
      await host.flush()
    },
    async show(route, query, times) {
      const entry = host.open(route, query)
      await host.flush(times)
      return entry
    },
    /** Those of the calls to the server that have this name: `orders.submit`. */
    sent: (wanted) => host.asked().filter(({ name }) => name === wanted),
  }
  beforeAll(() => void Object.assign(host, createHost({ answer })))
  afterEach(() => host.reset())
  return host
}

/** What the running functions answered, kept word for word: one answer for each action. */
const recordedAnswer = (recorded) => (fn, { action }) => {
  const data = recorded[action]
  if (!data) throw new Error(`${fn}.${action}`)
  return data
}

module.exports = { inWechat, recordedAnswer, refuse, DIST }
