// No polyfills are injected (useBuiltIns off): WeChat brings its own, and the browsers we name need few.
// Native in every browser of .browserslistrc, and shorter so. Babel would rewrite them for three bugs of older Safaris: a function expression
// named as its own parameter, a rest that takes an array written on the spot, and tagged templates. None of them is written here.
const NATIVE = ['transform-parameters', 'transform-destructuring', 'transform-template-literals']

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false, exclude: NATIVE }]],
}
