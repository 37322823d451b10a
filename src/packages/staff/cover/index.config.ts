export default definePageConfig({ navigationBarTitleText: '最少人数' })
