import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { TmplGroup } from 'glass-easel-template-compiler'

/**
 * The WeChat build, unedited, as one HTML page: its templates compiled for glass-easel (WeChat's own component framework),
 * its modules in a loader, its styles in a sheet. What WeChat's runtime adds stands in runtime.js.
 */
export async function buildPage(weapp: string): Promise<string> {
  const parts = readParts(weapp)
  const { outputFiles } = await build({
    stdin: { contents: "export * as adapter from 'glass-easel-miniprogram-adapter'", resolveDir: __dirname },
    bundle: true, format: 'iife', globalName: 'GE', write: false, legalComments: 'none', logLevel: 'error',
  })
  const framework = outputFiles[0]?.text ?? ''
  const app = [
    `window.__json=${JSON.stringify(parts.json)}`,
    `window.__tmpl=${parts.templates}`,
    `window.__mods={${parts.modules.join(',\n')}}`,
    readFileSync(join(__dirname, 'runtime.js'), 'utf8'),
  ].join(';\n')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>weapp</title>
<style>${BUILT_IN}\n${parts.styles.join('\n')}</style><div id="root"></div><script>${inScript(framework)}</script><script>${inScript(app)}</script></html>`
}

/** How WeChat draws its own tags; as real elements a browser would draw them otherwise. */
const BUILT_IN = `body{margin:0}view,form,scroll-view,picker,label{display:block}text{display:inline}scroll-view{overflow:auto}
button{appearance:none;border:0;background:none;font:inherit;color:inherit;padding:0}image{display:inline-block}
input,textarea{border:0;background:none;font:inherit;color:inherit;width:100%;box-sizing:border-box}`

interface Parts { readonly json: Record<string, unknown>; readonly templates: string; readonly modules: string[]; readonly styles: string[] }

function readParts(weapp: string): Parts {
  const group = new TmplGroup()
  const json: Record<string, unknown> = {}
  const modules: string[] = []
  const styles: string[] = []
  for (const file of filesIn(weapp)) {
    const path = relative(weapp, file)
    const id = path.replace(/\.\w+$/, '')
    const text = readFileSync(file, 'utf8')
    if (path.endsWith('.wxml')) group.addTmpl(id, text)
    else if (path.endsWith('.wxs')) group.addScript(id, text)
    else if (path.endsWith('.json')) json[id] = JSON.parse(text)
    else if (path.endsWith('.js')) modules.push(`${JSON.stringify(id)}:function(require,module,exports,window,document,location,navigator){${text}\n}`)
    else if (path.endsWith('.wxss')) styles.push(browserCss(text))
  }
  return { json, templates: group.getTmplGenObjectGroups() as string, modules, styles }
}

const browserCss = (text: string): string =>
  text
    .replace(/@import[^;]+;/g, '')
    .replace(/([\d.]+)rpx/g, (_, size: string) => `calc(${size} * 100vw / 750)`)
    .replace(/(^|[\s,}])page(?=[\s,{])/g, '$1body')

const inScript = (code: string): string => code.replace(/<\/script/gi, '<\\/script')

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
}
