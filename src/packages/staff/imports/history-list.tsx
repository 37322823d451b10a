import { Text, View } from '@tarojs/components'
import type { ImportView } from '@core/contract/imports'
import { IMPORT_KIND_NAMES, IMPORT_STATE_NAMES } from '@core/text/zh-imports'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { BETWEEN } from '@/components/place-words'
import { Tag, type Tone } from '@/components/tag'
import { countsWords } from './counts'
import type { Imports } from './use-imports'

const TONES: Readonly<Record<ImportView['state'], Tone>> = { new: 'muted', reading: 'info', faulty: 'danger', ready: 'warn', revealed: 'ok', settled: 'ok', undone: 'muted', dropped: 'muted' }

/** Who brought in what, when and how much; what can still be taken back. */
export function HistoryList({ imports, items, now }: { readonly imports: Imports; readonly items: readonly ImportView[]; readonly now: number }) {
  const { look, askUndo } = imports
  return (
    <Card flush>
      {items.map((item) => {
        const { id, kind, state, fileName, area, by, at, undoUntil, undoneBy, actions } = item
        return (
          <View key={id} className='imports__row'>
            <View className='row between wrap'>
              <Text className='h3 grow'>{IMPORT_KIND_NAMES[kind]}{BETWEEN}{fileName}</Text>
              <Tag tone={TONES[state]}>{IMPORT_STATE_NAMES[state]}</Tag>
            </View>
            <View className='s num'>{[area, by, momentWords(at, now), countsWords(item), undoneBy !== undefined && `${undoneBy}撤销`].filter(Boolean).join(BETWEEN)}</View>
            {(actions.includes('undo') || state === 'ready' || state === 'faulty') && (
              <View className='row between wrap mt1'>
                <View className='s num grow'>{undoUntil !== undefined && `${momentWords(undoUntil, now)} 以前可以撤销`}</View>
                {actions.includes('undo') ? <Button size='small' kind='ghost' label={`整批撤销 ${fileName}`} onTap={() => askUndo(id)}>整批撤销</Button> : <Button size='small' kind='ghost' label={`看看 ${fileName}`} onTap={() => look(id)}>看看</Button>}
              </View>
            )}
          </View>
        )
      })}
    </Card>
  )
}

/** Asked once more: it is a whole file. */
export function UndoSheet({ imports: { as, undo, undoing, askUndo } }: { readonly imports: Imports }) {
  if (undoing === undefined) return null
  return (
    <ConfirmSheet
      question='整批撤销这次导入？' note='一切回到导入以前。已经有报到、成员或后来的导入用上了这一批，就不能撤销。' confirmLabel='撤销' busy={undo.busy} error={undo.error?.message}
      onConfirm={() => void undo.run({ as, importId: undoing })} onCancel={() => askUndo(undefined)}
    />
  )
}
