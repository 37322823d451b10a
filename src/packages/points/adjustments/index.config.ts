export default definePageConfig({ navigationBarTitleText: '更正和赠送' })
