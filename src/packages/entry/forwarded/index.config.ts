export default definePageConfig({ navigationBarTitleText: '请您答复', enablePullDownRefresh: false })
