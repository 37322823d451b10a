import { View } from '@tarojs/components'
import type { CatalogueView } from '@core/contract/catalogue'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import '../index.scss'
import { foundWords, modeChanges, routeChanges, troublesOf } from './rule-words'
import type { Rules } from './use-rules'

const NOTE_MAX = 60

interface RulesFootProps {
  readonly rules: Rules
  readonly categories: CatalogueView['categories']
  /** What a colleague saved meanwhile, to be read before anything is decided. */
  readonly onCompare: () => void
}

/** Tried with one button, saved with another, and saved only after what changes was read: neither takes the other's place. */
export function RulesFoot({ rules, categories, onCompare }: RulesFootProps) {
  const [asking, setAsking] = useState(false)
  const { trial, draft, stored, overtaken, trying, saving, note } = rules
  const troubles = [...troublesOf(rules.fields).values()]
  const error = troubles.length > 0 ? troubles.join('；') : rules.error
  const changes = [...modeChanges(stored.modes, draft.modes, categories), ...routeChanges(stored.routes, draft.routes)]
  const said = trial ? foundWords(trial) : '改过了，还没有存：先用近 30 天的单试一遍，看看会怎样。'
  return (
    <View className='grow stack stack--tight'>
      {error && !asking && <View className='error' {...aria('alert')}>{error}</View>}
      {overtaken && (
        <View className='row row--tight'>
          <View className='error grow' {...aria('alert')}>您改的时候同事也存过。存下您的，他改的就没有了。</View>
          <Button kind='ghost' size='small' onTap={onCompare}>看他改了什么</Button>
        </View>
      )}
      <View className='s' {...aria('status')}>{said}</View>
      <View className='row'>
        <Button kind='ghost' onTap={rules.undo}>不改了</Button>
        <Button kind='ghost' className='grow' loading={trying} onTap={rules.tryOut}>{trial ? '再试一遍' : '试一遍'}</Button>
        <Button kind='primary' className='grow' off={trial === undefined} onTap={() => setAsking(true)}>存好</Button>
      </View>
      {asking && trial && (
        <ConfirmSheet question='从现在起按这个派单？' confirmLabel='开始用' busy={saving} error={error} missing={note.trim().length > NOTE_MAX ? `「为什么改」最多 ${NOTE_MAX} 个字` : undefined} onConfirm={rules.save} onCancel={() => setAsking(false)}>
          <View className='stack stack--tight'>
            {changes.map((words) => <View key={words}>{words}</View>)}
            <View className='s'>{said}</View>
            <View className='s'>几分钟内生效；等着派的单也按这个来。存了还能再改回去。</View>
            <TextField label='这次为什么改' required={false} placeholder='如：夜里水电的单多了，先找供水公司' maxLength={NOTE_MAX} value={note} onChange={rules.setNote} />
          </View>
        </ConfirmSheet>
      )}
    </View>
  )
}
