import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { ROUTES } from '@/hooks/routes'
import { useApiSubmit } from '@/hooks/use-api'
import { chooseRole, saveMe } from '@/hooks/use-viewer'

const ON_WECHAT = process.env.TARO_ENV === 'weapp'
const OFFICIAL = ['district', 'street', 'staff'] as const

/** An official's first visit: the code from whoever runs the system, scanned or pasted, once. */
export default function AppointmentPage() {
  const [code, setCode] = useState('')
  const claim = useApiSubmit('people', 'claimAppointment', {
    onDone: (me) => {
      saveMe(me)
      const role = OFFICIAL.find((each) => me.roles.some((held) => held.role === each))
      if (role) chooseRole(role)
      void Taro.switchTab({ url: ROUTES.home })
    },
  })
  const scan = async () => {
    const scanned = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => undefined)
    if (scanned) setCode(scanned.result.trim())
  }
  return (
    <PageShell
      title='我有任命码'
      foot={
        <View className='grow'>
          {claim.error && <View className='error' {...aria('alert')}>{claim.error.message}</View>}
          <Button kind='primary' loading={claim.busy} disabledReason={code.trim() === '' ? '请先填上任命码' : undefined} onTap={() => void claim.run({ code: code.trim() })}>用这个任命码</Button>
        </View>
      }
    >
      <Card className='stack'>
        <View>社区、街道和区里的工作人员第一次用时，会收到一个任命码。只能用一次，用过就是您的身份。</View>
        {ON_WECHAT && <Button kind='ghost' icon='key' onTap={() => void scan()}>扫码</Button>}
        <TextField label='任命码' placeholder='整段粘贴' maxLength={700} value={code} onChange={setCode} />
      </Card>
    </PageShell>
  )
}
