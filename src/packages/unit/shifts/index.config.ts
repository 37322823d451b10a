export default definePageConfig({ navigationBarTitleText: '替党员认领' })
