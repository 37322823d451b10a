import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { StatementList } from '@/components/statement-card/statement-list'
import { say } from '@/hooks/notice'
import { useApiSubmit } from '@/hooks/use-api'
import { useStatements } from '@/hooks/use-statements'

/** 年度情况 that members have let go; drafting them, of a year that is over, asks every member first. */
export function StatementsPart({ unitId, year }: { readonly unitId: string; readonly year: number }) {
  const statements = useStatements('unit')
  const draft = useApiSubmit('registry', 'draftStatements', { onDone: ({ drafted }) => say(`起草了 ${drafted} 份，先给本人看`) })
  return (
    <>
      <Card className='stack stack--tight'>
        <View className='h3'>每位党员的年度情况</View>
        <View className='s'>一年过完以后，由平台按记录起草，先给本人看。本人说没问题，或十个工作日没有说不对，才会在这里。</View>
        {draft.error && <View className='error' {...aria('alert')}>{draft.fields['year'] ?? draft.error.message}</View>}
        <Button kind='ghost' loading={draft.busy} onTap={() => void draft.run({ as: 'unit', unitId, year })}>{`起草 ${year} 年的`}</Button>
      </Card>
      {statements.items.length === 0 && <Card><View className='s'>还没有可以看的。</View></Card>}
      <StatementList {...statements} />
    </>
  )
}
