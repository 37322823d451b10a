export default definePageConfig({ navigationBarTitleText: '探访名单', enablePullDownRefresh: true })
