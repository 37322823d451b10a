import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'

const PARTS = [
  ['我们记下什么', ['您的称呼、电话、住址：为了上门和联系您。', '您写的内容、您选的照片：为了办这件事。照片里的拍摄地点和手机型号在保存前就去掉。', '手机的位置：只在党员点“我到了”时用一次，居民点单不需要。']],
  ['谁能看到', ['受邀的党员：这件事、小区和楼栋。', '接单的党员和社区工作人员：再加单元房号、称呼和电话。办结后，党员就看不到了。', '街道和区里：处理提级、申诉和统计时看订单，统计里没有称呼、电话和门牌号。', '社区转去的外部单位：凭一个限时链接看这件事和您写的内容（里面的号码和门牌隐去）、小区和楼栋；没有称呼、电话、门牌号和照片。', '其他人：看不到。']],
  ['怎样保管', ['电话、称呼和门牌号加密保存。', '一件事结束 180 天后，称呼、电话、住址、写的内容和照片自动清除，只留什么时候办的、办得怎样。', '传了却没有用到单子里的照片，两周内自动删除。', '每一步是谁、什么时候、为什么办的都有记录，事后改动会被发现。']],
  ['您可以', ['在“我的”里随时改称呼、电话和住址。', '请社区查看、更正或删除您的信息，打社区值班电话就行。', '不同意也可以直接打电话，由工作人员替您点单。']],
] as const

export default function PrivacyPage() {
  return (
    <PageShell title='隐私说明'>
      {PARTS.map(([title, lines]) => (
        <Card key={title} className='stack stack--tight'>
          <View className='h2'>{title}</View>
          {lines.map((line) => <View key={line}>{line}</View>)}
        </Card>
      ))}
    </PageShell>
  )
}
