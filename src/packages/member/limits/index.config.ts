export default definePageConfig({ navigationBarTitleText: '接单的范围和时间' })
