export default definePageConfig({ navigationBarTitleText: '双报到单位', enablePullDownRefresh: true })
