import { Text, View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Choices } from '@/components/field/choice-field'
import { Tappable } from '@/components/tappable'
import { ROUTES, goTo } from '@/hooks/routes'

interface ConsentProps {
  readonly agreed: boolean
  readonly error?: string
  readonly onChange: (agreed: boolean) => void
}

/** Asked once, in words, before anything about the person leaves the phone. */
export function Consent({ agreed, error, onChange }: ConsentProps) {
  return (
    <Card className={classNames('stack', 'stack--tight', error && 'field--wrong')}>
      <View className='h3'>第一次点单，请看一眼</View>
      <View className='s'>
        您的称呼、电话、住址和照片只用来办这件事：电话和门牌号加密保存，只有接单的党员和社区能看到，办结后党员就看不到了。您随时可以改，也可以请社区删除。
      </View>
      <Tappable role='link' className='row' onTap={() => goTo(ROUTES.privacy)}><Text className='link'>看完整的隐私说明</Text></Tappable>
      {error && <View className='error' {...aria('alert')}>{error}</View>}
      <Choices many name='隐私说明' choices={[{ value: 'yes', label: '我看过了，同意' }]} value={agreed ? ['yes'] : []} onChange={(value) => onChange(value.length > 0)} />
    </Card>
  )
}
