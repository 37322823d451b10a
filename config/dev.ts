export default {
  logger: { quiet: false, stats: true },
  mini: { debugReact: false },
  h5: { devServer: { open: false, port: 10086 } },
}
