export default definePageConfig({ navigationBarTitleText: '起草应急', enablePullDownRefresh: true })
