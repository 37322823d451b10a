export default definePageConfig({ navigationBarTitleText: '证件', enablePullDownRefresh: true })
