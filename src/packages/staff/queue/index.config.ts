export default definePageConfig({ navigationBarTitleText: '现在要处理', enablePullDownRefresh: true })
