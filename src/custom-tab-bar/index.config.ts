export default definePageConfig({ component: true } as Taro.PageConfig)
