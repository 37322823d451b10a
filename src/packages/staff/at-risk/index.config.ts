export default definePageConfig({ navigationBarTitleText: '缺人的班' })
