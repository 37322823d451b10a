import { ROUTES } from '@/hooks/routes'

/** Every address a page leads to is a page of the build it is in; a computer's pages are the only ones WeChat has not. */
const ONLY_WEB = [ROUTES.desk, ROUTES.officialDesk, ROUTES.signIn, ROUTES.forwarded]

function pagesOf(env: 'h5' | 'weapp'): readonly string[] {
  const before = process.env['TARO_ENV']
  process.env['TARO_ENV'] = env
  Object.assign(globalThis, { defineAppConfig: (config: object) => config })
  let config: { readonly pages: readonly string[]; readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[] } | undefined
  jest.isolateModules(() => { config = jest.requireActual<{ default: NonNullable<typeof config> }>('@/app.config').default })
  process.env['TARO_ENV'] = before
  return [...(config?.pages ?? []), ...(config?.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))].map((page) => `/${page}`)
}

test('网页里，每一个去处都有页面', () => {
  const pages = pagesOf('h5')
  expect(pages.length).toBeGreaterThan(60)
  expect(Object.values(ROUTES).filter((route) => !pages.includes(route))).toEqual([])
})

test('微信里也是，只少电脑上才有的四页', () => {
  const pages = pagesOf('weapp')
  expect(Object.values(ROUTES).filter((route) => !pages.includes(route)).sort()).toEqual([...ONLY_WEB].sort())
})
