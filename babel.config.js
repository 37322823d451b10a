// No polyfills are injected (useBuiltIns off): WeChat brings its own, and the browsers we name need few.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, hot: false }]],
}
