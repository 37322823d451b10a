import { View } from '@tarojs/components'
import { ChoiceField } from '../field/choice-field'
import { SPEED_WORDS, ScaleField } from '../field/scale-field'
import { TextField } from '../field/text-field'
import { MAX } from '../field/too-long'
import type { Draft } from './ask-types'

const SOLVED = [
  { value: 'yes', label: '解决了' },
  { value: 'partly', label: '解决了一部分' },
  { value: 'no', label: '没有解决' },
] as const

/** Three questions, each its own: whether it is solved is not how friendly somebody was. */
export function RatingFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (part: Draft) => void }) {
  return (
    <View className='stack'>
      <ChoiceField label='问题解决了吗' choices={SOLVED} value={draft.solved ? [draft.solved] : []} onChange={([solved]) => onChange({ solved })} />
      <ScaleField label='党员态度怎么样' value={draft.attitude} onChange={(attitude) => onChange({ attitude })} />
      <ScaleField label='办得快不快' words={SPEED_WORDS} value={draft.speed} onChange={(speed) => onChange({ speed })} />
      {(draft.solved === 'no' || draft.solved === 'partly') && <View className='s'>没有解决也没关系：提交评价后，可以接着申请重办。</View>}
      <TextField label='想说的话' required={false} long maxLength={MAX.words} value={draft.words ?? ''} onChange={(words) => onChange({ words })} />
    </View>
  )
}
