export default definePageConfig({ navigationBarTitleText: '上门报平安', enablePullDownRefresh: true })
