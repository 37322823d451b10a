export default definePageConfig({ navigationBarTitleText: '应急', enablePullDownRefresh: true })
