import { View } from '@tarojs/components'
import type { CatalogueView } from '@core/contract/catalogue'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import '../index.scss'
import { foundWords, modeChanges, routeChanges } from './rule-words'
import type { Rules } from './use-rules'

/** Tried with one button, saved with another, and saved only after what changes was read: neither takes the other's place. */
export function RulesFoot({ rules, categories }: { readonly rules: Rules; readonly categories: CatalogueView['categories'] }) {
  const [asking, setAsking] = useState(false)
  const { trial, draft, stored, error, overtaken, trying, saving } = rules
  const changes = [...modeChanges(stored.modes, draft.modes, categories), ...routeChanges(stored.routes, draft.routes)]
  const said = trial ? foundWords(trial) : '改过了，还没有存：先用近 30 天的单试一遍，看看会怎样。'
  return (
    <View className='grow stack stack--tight'>
      {error && !asking && <View className='dispatch__error' {...aria('alert')}>{error}</View>}
      {overtaken && <View className='dispatch__error' {...aria('alert')}>您改的时候同事也存过一版。存下您的，他改的就没有了；点「不改了」先看看他改了什么。</View>}
      <View className='s' {...aria('status')}>{said}</View>
      <View className='row'>
        <Button kind='ghost' onTap={rules.undo}>不改了</Button>
        <Button kind='ghost' className='grow' loading={trying} onTap={rules.tryOut}>{trial ? '再试一遍' : '试一遍'}</Button>
        <Button kind='primary' className='grow' off={trial === undefined} onTap={() => setAsking(true)}>存好</Button>
      </View>
      {asking && trial && (
        <ConfirmSheet question='从现在起按这个派单？' confirmLabel='开始用' busy={saving} error={error} onConfirm={rules.save} onCancel={() => setAsking(false)}>
          <View className='stack stack--tight'>
            {changes.map((words) => <View key={words}>{words}</View>)}
            <View className='s'>{said}</View>
            <View className='s'>几分钟内生效；等着派的单也按这个来。存了还能再改回去。</View>
          </View>
        </ConfirmSheet>
      )}
    </View>
  )
}
