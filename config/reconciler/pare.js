// React's reconciler serves every host there could be and is the largest file of the main package (90 of 400 KiB). Taro's host
// neither hydrates nor copies its tree, and @tarojs/react calls eight of its 35 functions: said in the source, the minifier drops the rest.
const FLAGS = { Mutation: true, Persistence: false, Hydration: false, TestSelectors: false }
const CALLED = ['createContainer', 'updateContainer', 'getPublicRootInstance', 'flushSync', 'batchedUpdates', 'runWithPriority', 'findHostInstance', 'injectIntoDevTools']

/** The production build of react-reconciler 0.29 with its unused hosts and functions cut loose; throws where it no longer reads as expected. */
function pare(source) {
  let pared = source
  for (const [what, is] of Object.entries(FLAGS)) pared = once(pared, `$$$hostConfig.supports${what}`, is ? '!0' : '!1')
  for (const name of CALLED) if (!pared.includes(`exports.${name}=`)) throw new Error(`react-reconciler has no ${name} any more: look at config/reconciler/pare.js`)
  return pared.replace(/exports\.(\w+)=/g, (text, name) => (CALLED.includes(name) ? text : `var unused_${name}=`))
}

function once(source, what, by) {
  const parts = source.split(what)
  if (parts.length !== 2) throw new Error(`react-reconciler says ${what} ${parts.length - 1} times, not once: look at config/reconciler/pare.js`)
  return parts.join(by)
}

module.exports = pare
module.exports.CALLED = CALLED
