export default definePageConfig({ navigationBarTitleText: '批量派单', enablePullDownRefresh: true })
