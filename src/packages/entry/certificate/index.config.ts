export default definePageConfig({ navigationBarTitleText: '核对服务证明' })
