export default definePageConfig({ navigationBarTitleText: '找不到人的地方', enablePullDownRefresh: true })
