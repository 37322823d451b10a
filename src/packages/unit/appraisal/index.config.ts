export default definePageConfig({ navigationBarTitleText: '民主评议参考', enablePullDownRefresh: true })
