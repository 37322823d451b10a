import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import templates from '../deploy/subscribe-templates.json'
import dev from './dev'
import prod from './prod'

/** As much of webpack's chain as is touched here. */
interface TerserOptions { readonly terserOptions: { readonly output: object } }
interface WeappChain {
  merge(config: object): void
  readonly module: { rule(name: string): { test(path: RegExp): { use(name: string): { loader(path: string): unknown } } } }
  readonly optimization: { minimizer(name: string): { tap(change: (given: readonly [TerserOptions]) => readonly object[]): void } }
}

const root = path.resolve(__dirname, '..')
const core = path.join(root, 'core')

/** A text from the environment, as a literal that the build writes into the code. */
const literal = (name: string) => JSON.stringify(process.env[name] ?? '')

/** The ids this deployment got for the templates of deploy/subscribe-templates.json; the functions read the same names. */
const messageTemplates = Object.fromEntries(
  Object.entries(templates).flatMap(([kind, template]) => (typeof template === 'string' ? [] : [[kind, process.env[template.env] ?? '']])),
)

/**
 * px stays px on both platforms: a phone of 375 shows the drawing as drawn, a wider screen shows more of it,
 * not larger letters. (Taro would turn px into rpx or rem, and a desk of 1440 would get 60 px text.)
 */
const postcss = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } }

export default defineConfig(async (merge) => {
  const base = {
    projectName: 'red-property',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${process.env.APP_FOLDER ?? process.env.TARO_ENV ?? 'h5'}`,
    framework: 'react' as const,
    compiler: { type: 'webpack5' as const, prebundle: { enable: false } },
    plugins: [path.join(__dirname, 'aria/plugin.ts')],
    alias: { '@': path.join(root, 'src'), '@core': core },
    defineConstants: {
      DEMO: JSON.stringify(process.env.APP_DEMO === '1'),
      GATEWAY_URL: literal('APP_GATEWAY_URL'),
      CLOUD_ENV: literal('APP_CLOUD_ENV'),
      // Text, not an object: esbuild wants JSON here and webpack an expression, and text is both.
      MESSAGE_TEMPLATES: JSON.stringify(JSON.stringify(messageTemplates)),
    },
    copy: { patterns: [], options: {} },
    // Chinese as it is (three bytes in UTF-8), not as \uXXXX (six): a tenth of the main package. Every browser of .browserslistrc reads ES2017.
    terser: {
      enable: true,
      config: {
        output: { ascii_only: false, ecma: 2017 },
        // Taro switches most of terser's own work off.
        compress: { ecma: 2017, passes: 3, arrows: true, collapse_vars: true, comparisons: true, computed_props: true, hoist_props: true, inline: true, join_vars: true, loops: true, properties: true, reduce_funcs: true, reduce_vars: true, switches: true },
      },
    },
    mini: {
      baseLevel: 8,
      // What only one subpackage uses goes into that subpackage, not into the 400 KiB everyone downloads first.
      optimizeMainPackage: { enable: true },
      // Parts of a browser's DOM that neither React nor our pages ask for.
      runtime: {
        enableInnerHTML: false,
        enableAdjacentHTML: false,
        enableSizeAPIs: false,
        enableTemplateContent: false,
        enableCloneNode: false,
        enableContains: false,
        enableMutationObserver: false,
      },
      compile: { include: [core] },
      webpackChain: (chain: WeappChain) => {
        // webpack's own lines too: `()=>x` for what a module gives, a thousand times over.
        chain.merge({ target: ['web', 'es2017'] })
        chain.module.rule('pare-reconciler').test(/react-reconciler\.production\.min\.js$/).use('pare').loader(path.join(__dirname, 'reconciler/pare.js'))
        // WeChat uploads no text files: licences written out beside the code would reach no phone.
        chain.optimization.minimizer('terserPlugin').tap(([options]) => [{ ...options, extractComments: false, terserOptions: { ...options.terserOptions, output: { ...options.terserOptions.output, comments: false } } }])
      },
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss,
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' as const },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      compile: { include: [core] },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { ...postcss, autoprefixer: { enable: true, config: {} } },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod)
})
