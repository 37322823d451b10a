export default definePageConfig({ navigationBarTitleText: '微信消息', enablePullDownRefresh: true })
