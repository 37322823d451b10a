// A stylesheet in a test: every class name is itself.
module.exports = new Proxy({}, { get: (_, name) => (name === '__esModule' ? false : String(name)) })
