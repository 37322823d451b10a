import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { TabBar } from '../tab-bar'
import { RailBox } from './rail-box'
import { type ShellDesk, type TabKey, useShell } from './shell-context'

export interface NavProps {
  readonly tab?: TabKey
  readonly at?: string
  readonly rail?: ReactNode
}

/** The tabs; on a wide screen a rail, and over its tabs the desk of whoever works at one. */
export function Nav({ tab, at, rail }: NavProps) {
  const { wide, tabs, place, desk } = useShell()
  if (!wide) return <TabBar tabs={tabs} current={tab} />
  return (
    <>
      <View className='shell__place'>
        <View className='h2'>{place}</View>
        {(desk || place !== '红色物业') && <View className='xs'>{desk ? '工作台' : '红色物业'}</View>}
      </View>
      {rail && <RailBox>{rail}</RailBox>}
      {rail || !desk ? <TabBar tabs={tabs} current={tab} /> : <DeskNav desk={desk} lit={tab} at={at} />}
    </>
  )
}

/** The same rail beside every page: lit is where the page says it stands, else the room it belongs to. */
function DeskNav({ desk: { Rail, roomOf }, lit, at }: { readonly desk: ShellDesk; readonly lit?: TabKey; readonly at?: string }) {
  const { tabs } = useShell()
  const { path } = useRouter()
  const current = lit ?? at ?? roomOf(path)
  return (
    <>
      <RailBox><Rail at={current} /></RailBox>
      <TabBar tabs={tabs} current={current} />
    </>
  )
}
