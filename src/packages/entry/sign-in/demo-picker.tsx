import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { PageState } from '@/components/page-state'
import { Tappable } from '@/components/tappable'
import { enterDemo, useDemoPeople } from '@/hooks/use-demo'
import type { Enter } from '@/hooks/use-viewer'

interface DemoPickerProps {
  readonly onEnter: Enter
}

/** Only in a demo build (DEMO): made-up people to try the product as. Elsewhere the build leaves it out. */
export function DemoPicker({ onEnter }: DemoPickerProps) {
  const people = useDemoPeople()
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<string>()
  const choose = async (openid: string) => {
    setBusy(openid)
    const failed = await enterDemo(openid, onEnter)
    setBusy(undefined)
    setError(failed?.message)
  }
  return (
    <Card flush className='demo'>
      <View className='demo__head'>
        <View className='h2'>演示：选一个身份试试</View>
        <View className='s'>都是虚构的人，只在这台电脑上有效。</View>
        {error && <View className='field__error' {...aria('alert')}>{error}</View>}
      </View>
      <PageState query={people}>
        {(all) => all.map(({ openid, name, description }) => (
          <Tappable key={openid} className='link-row' disabled={busy !== undefined} onTap={() => void choose(openid)}>
            <View className='grow'>
              <View className='h3'>{name}</View>
              <View className='s'>{description}</View>
            </View>
            {busy === openid ? <View className='btn__spin' /> : <Icon name='next' small />}
          </Tappable>
        ))}
      </PageState>
    </Card>
  )
}
