export default definePageConfig({ navigationBarTitleText: '我有任命码' })
