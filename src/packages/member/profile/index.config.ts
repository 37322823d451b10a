export default definePageConfig({ navigationBarTitleText: '报到信息', enablePullDownRefresh: false })
