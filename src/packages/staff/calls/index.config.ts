export default definePageConfig({ navigationBarTitleText: '该打的电话', enablePullDownRefresh: true })
