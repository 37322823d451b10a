import { SCREENS } from '../../../scripts/screens'

/** The pictures and the accessibility test share one list of screens: a page that is not in it is looked at by nobody. */
interface AppConfig { readonly pages: readonly string[]; readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[] }

function appConfig(): AppConfig {
  const before = process.env['TARO_ENV']
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  process.env['TARO_ENV'] = 'h5'
  try {
    return (jest.requireActual<{ default: AppConfig }>('../../../src/app.config')).default
  } finally {
    if (before === undefined) delete process.env['TARO_ENV']
    else process.env['TARO_ENV'] = before
  }
}

test('应用里的每一页都有画面', () => {
  const { pages, subPackages } = appConfig()
  const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  const ids = new Proxy({}, { get: () => 'id' }) as Record<string, string>
  const shown = new Set(SCREENS.map(({ route }) => (typeof route === 'string' ? route : route(ids as never)).split('?')[0]))
  expect(all.filter((page) => !shown.has(page))).toEqual([])
  expect(all.length).toBeGreaterThan(15)
})
