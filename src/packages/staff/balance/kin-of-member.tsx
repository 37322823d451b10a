import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/card'
import { KinList } from '@/components/kin-list'
import { PageState } from '@/components/page-state'
import { useKin } from '@/hooks/use-kin'
import { MemberPicker } from '../rules/member-picker'

/** 回避, looked after by the community: for who cannot do it themselves, and for what neighbours tell. */
export function KinOfMember() {
  const [member, setMember] = useState<{ readonly id: string; readonly label: string }>()
  const { query, ...kin } = useKin(member === undefined ? null : { as: 'staff', personId: member.id })
  return (
    <>
      <View className='h2 mt3'>回避</View>
      <Card className='stack'>
        <View className='s'>亲属之间不派单，同一户的系统自己认得出。本人在“接单的范围和时间”里也能记、能去掉。</View>
        <MemberPicker value={member?.id ?? ''} label={member?.label} onChange={(id, label) => setMember({ id, label })} />
        {member && (
          <PageState query={query} skeleton={<View className='s'>正在看…</View>}>
            {({ items }) => <KinList key={member.id} {...kin} items={items} viewer='staff' />}
          </PageState>
        )}
      </Card>
    </>
  )
}
