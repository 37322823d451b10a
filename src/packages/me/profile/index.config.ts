export default definePageConfig({ navigationBarTitleText: '我的住址和电话', enablePullDownRefresh: false })
