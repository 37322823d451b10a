import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { AddressFields } from '@/components/address-fields'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { PageShell } from '@/components/page-shell'
import { Tappable } from '@/components/tappable'
import { ROUTES, goBack, goTo } from '@/hooks/routes'
import { useCompounds } from '@/hooks/use-compounds'
import { useProfileForm } from './use-profile-form'

const APPOINTMENT = '/packages/me/appointment/index'

/** Where I live and how to reach me: filled in once, changed here. */
export default function ProfilePage() {
  const form = useProfileForm(() => void goBack())
  const [agreed, setAgreed] = useState(false)
  const { compounds, open } = useCompounds()
  const { draft, errors, edit } = form
  const agree = form.consented || agreed
  return (
    <PageShell
      title='我的住址和电话'
      foot={
        <View className='grow'>
          {form.error && <View className='error' {...aria('alert')}>{form.error}</View>}
          <Button kind='primary' loading={form.busy} disabledReason={agree ? undefined : '请先看过并同意隐私说明'} onTap={() => void form.save()}>保存</Button>
        </View>
      }
    >
      <Card className='stack'>
        <TextField label='怎么称呼您' placeholder='如：李阿姨' maxLength={MAX.name} value={draft.name} error={errors['contact.name']} onChange={(name) => edit({ name })} />
        <TextField label='电话' type='tel' value={draft.phone} error={errors['contact.phone']} onChange={(phone) => edit({ phone })} />
        <AddressFields value={draft} errors={errors} compounds={compounds} onOpenCompounds={open} onChange={edit} />
      </Card>
      <Card className='stack stack--tight'>
        <View className='s'>下次点单自动填好。电话和门牌号加密保存，只有社区和接您单子的党员能看到。</View>
        <Tappable role='link' className='row' onTap={() => goTo(ROUTES.privacy)}><Text className='link'>看完整的隐私说明</Text></Tappable>
        {!form.consented && <Choices many name='隐私说明' choices={[{ value: 'yes', label: '我看过了，同意' }]} value={agreed ? ['yes'] : []} onChange={(value) => setAgreed(value.length > 0)} />}
      </Card>
      <Card><Tappable role='link' className='row' onTap={() => goTo(APPOINTMENT)}><Text className='link'>我是工作人员，我有任命码</Text></Tappable></Card>
    </PageShell>
  )
}
