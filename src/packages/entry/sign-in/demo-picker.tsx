import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import type { IconName } from '@/components/icon/names'
import { LinkRow } from '@/components/link-row'
import { PageState } from '@/components/page-state'
import { enterDemo, useDemoPeople } from '@/hooks/use-demo'
import { type Enter, setElder } from '@/hooks/use-viewer'

const ICON: Readonly<Record<string, IconName>> = { resident: 'home', member: 'heart', staff: 'list', street: 'building', district: 'chart' }

interface DemoPickerProps {
  readonly onEnter: Enter
}

/** Only in a demo build (DEMO): made-up people to try the product as. Elsewhere the build leaves it out. */
export function DemoPicker({ onEnter }: DemoPickerProps) {
  const people = useDemoPeople()
  const [entering, setEntering] = useState<string>()
  const [error, setError] = useState<string>()
  const choose = async (openid: string, elder: boolean) => {
    if (entering !== undefined) return
    setEntering(openid)
    const failed = await enterDemo(openid, onEnter)
    setEntering(undefined)
    setError(failed?.message)
    // Each comes with their own phone: the next person is not left with the large letters.
    if (!failed) setElder(elder)
  }
  return (
    <Card flush className='demo'>
      <View className='demo__head'>
        <View className='h2'>演示：选一个身份试试</View>
        <View className='s'>都是虚构的人，只在这台电脑上有效。</View>
        {error && <View className='error' {...aria('alert')}>{error}</View>}
      </View>
      <PageState query={people}>
        {(all) => all.map(({ openid, role, name, description, elder }) => (
          <LinkRow key={openid} icon={ICON[role] ?? 'me'} title={name} note={description} busy={entering === openid} onTap={() => void choose(openid, elder === true)} />
        ))}
      </PageState>
    </Card>
  )
}
