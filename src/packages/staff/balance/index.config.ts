export default definePageConfig({ navigationBarTitleText: '分工', enablePullDownRefresh: true })
