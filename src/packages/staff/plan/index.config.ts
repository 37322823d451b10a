export default definePageConfig({ navigationBarTitleText: '派单方案', enablePullDownRefresh: true })
