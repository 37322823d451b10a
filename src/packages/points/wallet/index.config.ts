export default definePageConfig({ navigationBarTitleText: '换东西、送时长' })
