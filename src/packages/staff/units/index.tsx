import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { StatementList } from '@/components/statement-card/statement-list'
import { AddItemSheet, UnitLists } from '@/components/unit-lists'
import { PlanLines } from '@/components/unit-lists/plan-lines'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useStatements } from '@/hooks/use-statements'
import { useUnitDeed } from '@/hooks/use-unit-deed'
import { useViewer } from '@/hooks/use-viewer'

/** The units paired with the community: what they ask for and have to give, and what the community asks of them. */
export default function UnitsPage() {
  const { me } = useViewer()
  const query = useApi('registry', 'unitHome', me ? { as: 'staff' } : null, { live: true })
  const [adding, setAdding] = useState<string>()
  const deed = useUnitDeed({
    onDone: () => {
      setAdding(undefined)
      say('记下了，单位会看到')
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  const statements = useStatements('staff')
  const busyId = deed.sending && 'itemId' in deed.sending.input ? deed.sending.input.itemId : undefined
  return (
    <PageShell columns title='双报到单位' sub='和本社区结对的'>
      {statements.items.length > 0 && <View className='h2'>说年度情况不对的</View>}
      <StatementList {...statements} />
      <PageState query={query} isEmpty={({ units }) => units.length === 0} empty='结对的单位还没有开始用。单位写了联系人、清单或计划，就会在这里。'>
        {({ units }) => units.map((unit) => (
          <View key={unit.unitId} className='stack'>
            <Card className='stack stack--tight'>
              <View className='h2'>{unit.name}</View>
              <Facts facts={[['联系', unit.contact && `${unit.contact.name} ${unit.contact.phone}`]]} />
              {unit.plan && <PlanLines plan={unit.plan} />}
              {unit.nextPlan && <PlanLines plan={unit.nextPlan} />}
              <Button kind='ghost' onTap={() => setAdding(unit.unitId)}>请单位帮一件</Button>
            </Card>
            <UnitLists view={unit} side='staff' busyId={busyId} error={adding === undefined ? deed.error?.message : undefined} onDeed={(action, itemId) => void deed.run({ action, input: { as: 'staff', unitId: unit.unitId, itemId } })} />
          </View>
        ))}
      </PageState>
      {adding && <AddItemSheet busy={deed.busy} error={deed.error?.message} onSend={(item) => void deed.run({ action: 'addItem', input: { as: 'staff', unitId: adding, ...item } })} onClose={() => setAdding(undefined)} />}
    </PageShell>
  )
}
