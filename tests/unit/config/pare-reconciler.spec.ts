import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the WeChat build drops from React's reconciler: only what Taro's host cannot reach. The pared app itself runs in tests/weapp. */
const pare = jest.requireActual<((source: string) => string) & { readonly CALLED: readonly string[] }>('../../../config/reconciler/pare.js')
const source = () => readFileSync(join(dirname(require.resolve('react-reconciler/package.json')), 'cjs/react-reconciler.production.min.js'), 'utf8')
const taro = () => readFileSync(require.resolve('@tarojs/react/dist/react.esm.js'), 'utf8')

test('@tarojs/react 调用的每一个函数都留着', () => {
  const called = [...taro().matchAll(/\b(?:TaroReconciler|renderer)\.([a-zA-Z]+)/g)].map(([, name]) => name)
  expect(called.length).toBeGreaterThan(5)
  expect([...new Set(called)].sort()).toEqual([...pare.CALLED].sort())
})

test('只改它们和宿主的四面旗；宿主自己也这样说', () => {
  const kept = [...pare(source()).matchAll(/exports\.([a-zA-Z]+)=/g)].map(([, name]) => name)
  expect(kept.sort()).toEqual([...pare.CALLED].sort())
  expect(pare(source())).not.toMatch(/supports(Mutation|Persistence|Hydration|TestSelectors)/)
  expect([/supportsMutation: true/, /supportsPersistence: false/, /supportsHydration: false/].every((flag) => flag.test(taro()))).toBe(true)
  expect(taro()).not.toContain('supportsTestSelectors')
})

test('换了版本、写法不一样了，就停下来说，不悄悄做错', () => {
  expect(() => pare('module.exports = 1')).toThrow('look at config/reconciler/pare.js')
  expect(() => pare(source().replace('exports.flushSync=', 'exports.flushNow='))).toThrow('flushSync')
})
