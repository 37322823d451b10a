export default definePageConfig({ navigationBarTitleText: '登录工作台', enablePullDownRefresh: false })
