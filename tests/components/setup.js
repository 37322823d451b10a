// The flags and constants that a build writes into the code.
process.env.TARO_ENV = 'h5'
process.env.TARO_PLATFORM = 'web'
Object.assign(global, {
  ENABLE_INNER_HTML: true,
  ENABLE_ADJACENT_HTML: true,
  ENABLE_SIZE_APIS: false,
  ENABLE_TEMPLATE_CONTENT: true,
  ENABLE_CLONE_NODE: true,
  ENABLE_CONTAINS: true,
  ENABLE_MUTATION_OBSERVER: true,
  DEPRECATED_ADAPTER_COMPONENT: false,
  DEMO: false,
  GATEWAY_URL: '',
  CLOUD_ENV: '',
  MESSAGE_TEMPLATES: '{}',
})
global.matchMedia = global.matchMedia || (() => ({ matches: false, addListener() {}, removeListener() {} }))
