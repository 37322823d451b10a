import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Template, WantedApp } from './wanted'

/** developers.weixin.qq.com/miniprogram/dev/framework/subpackages: 2M for the main and each subpackage, 30M for all. */
const TAKES = { appid: /^wx[0-9a-f]{16}$/, packageBytes: 2 * 1024 * 1024, allBytes: 30 * 1024 * 1024 } as const

interface AppJson { readonly pages?: readonly string[]; readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]; readonly requiredPrivateInfos?: readonly string[] }

/** What WeChat would refuse of the built mini-program, in words. */
export function appRefusals({ folder, appid }: WantedApp, templates: readonly Template[], envId: string): readonly string[] {
  const file = join(folder, 'app.json')
  if (!existsSync(file)) return ['dist/weapp 还没有构建']
  const app = JSON.parse(readFileSync(file, 'utf8')) as AppJson
  const pages = [...(app.pages ?? []), ...(app.subPackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`))]
  const precise = (app.requiredPrivateInfos ?? []).filter((name) => name !== 'getFuzzyLocation')
  return [
    ...(TAKES.appid.test(appid) ? [] : [`小程序编号 ${appid} 不能上传：写在 WX_APPID 里`]),
    ...(codeIn(folder).some((code) => code.includes(envId)) ? [] : [`dist/weapp 不是给环境 ${envId} 构建的：去掉 --built 再来`]),
    ...pages.filter((page) => !['js', 'json', 'wxml'].every((type) => existsSync(join(folder, `${page}.${type}`)))).map((page) => `小程序页面 ${page} 的文件不全`),
    ...templates.filter(({ page }) => !pages.includes(page)).map(({ kind, page }) => `订阅消息 ${kind} 指到没有的页面 ${page}`),
    ...(precise.length > 0 && app.requiredPrivateInfos?.includes('getFuzzyLocation') === true ? ['精确定位和模糊定位不能一起声明'] : []),
    ...sizeRefusals(folder, (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))),
  ]
}

/** Whatever lies in no subpackage's folder goes with the main package. */
function sizeRefusals(folder: string, roots: readonly string[]): readonly string[] {
  const all = bytesIn(folder)
  const own = roots.map((root) => [`小程序分包 ${root}`, bytesIn(join(folder, root))] as const)
  const main = ['小程序主包', all - own.reduce((sum, [, bytes]) => sum + bytes, 0)] as const
  return [
    ...[main, ...own].filter(([, bytes]) => bytes > TAKES.packageBytes).map(([name, bytes]) => `${name} ${mib(bytes)} MiB，超过 2 MiB`),
    ...(all > TAKES.allBytes ? [`小程序合计 ${mib(all)} MiB，超过 30 MiB`] : []),
  ]
}

const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(2)

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? bytesIn(join(folder, entry.name)) : statSync(join(folder, entry.name)).size), 0)
}

/** The files of the main package that everybody loads first; one of them holds the environment's id. */
const codeIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8'))
