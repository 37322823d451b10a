export default definePageConfig({ navigationBarTitleText: '报到申诉', enablePullDownRefresh: true })
