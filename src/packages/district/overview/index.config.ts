export default definePageConfig({ navigationBarTitleText: '全区情况', enablePullDownRefresh: true })
