import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ImportPreview } from '@core/contract/imports'
import { IMPORT_KIND_NAMES, mistakeText } from '@core/text/zh-imports'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { morningOf } from '@/components/china-time'
import { dateWords } from '@/components/date-words'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { count } from './counts'
import type { Imports } from './use-imports'

/** What is wrong with the file, line by line; or what it would change, and the one button that changes it. */
export function PreviewCard({ imports, preview }: { readonly imports: Imports; readonly preview: ImportPreview }) {
  const { kind, fileName, state, rows, mistakes, mistakeCount } = preview
  return (
    <Card className='stack'>
      <View className='row between wrap'>
        <View className='h2 grow'>{fileName}</View>
        <Tag tone={state === 'faulty' ? 'danger' : 'info'}>{state === 'faulty' ? '有错' : '核对好了'}</Tag>
      </View>
      {state === 'faulty' ? (
        <>
          <View className='s'>{IMPORT_KIND_NAMES[kind]} {count(rows)} 行，{count(mistakeCount)} 处要改。改好再选一次，现在一行也没有导入。</View>
          <Lines lines={mistakes.map(mistakeText)} all={mistakeCount} />
          <Button kind='ghost' size='small' loading={imports.sheets.busy === 'mistakes'} onTap={() => void imports.sheets.saveMistakes(preview.id)}>{`下载要改的 ${count(mistakeCount)} 处`}</Button>
        </>
      ) : <Changes key={preview.id} imports={imports} preview={preview} />}
    </Card>
  )
}

/** What stands in a cell; a day as people say it. */
function cell(text: string): string {
  const morning = morningOf(text)
  return morning === undefined ? text || '空' : dateWords(morning, Date.now())
}

/** New rows listed before more are asked for. */
const ADDED = 20

function Changes({ imports, preview }: { readonly imports: Imports; readonly preview: ImportPreview }) {
  const { as, reveal, drop, again } = imports
  const { id: importId, rows, counts = { fresh: 0, changed: 0, same: 0, missing: 0 }, diffs, remarks, added, missing, removable, inUse, actions } = preview
  const [removes, setRemoves] = useState(false)
  const [shown, setShown] = useState(ADDED)
  const nothing = counts.fresh + counts.changed + (removes ? counts.missing : 0) === 0
  const error = reveal.error ?? drop.error
  return (
    <>
      <Facts facts={[['这个文件', `${count(rows)} 行`], ['新增', `${count(counts.fresh)} 行`], ['更改', `${count(counts.changed)} 行`], ['不变', `${count(counts.same)} 行`], ['文件里没有', counts.missing > 0 && `现在有、文件里没有的 ${count(counts.missing)} 个`]]} />
      {remarks.length > 0 && <Lines title='请再看一眼' lines={remarks.map(({ row, other }) => `第 ${row} 行和第 ${other} 行：同一个手机号，两个名字。家里人合用，可以照样导入；写错了，请改好再选。`)} />}
      {added.length > 0 && <Lines title='新增的' lines={added.slice(0, shown)} all={counts.fresh} />}
      {added.length > shown && <Button kind='ghost' size='small' onTap={() => setShown(added.length)}>{`再看 ${count(added.length - shown)} 行`}</Button>}
      {diffs.length > 0 && <Lines title='改了哪几格' lines={diffs.map(({ row, column, before, after }) => `第 ${row} 行${BETWEEN}${column}：“${cell(before)}”改成“${cell(after)}”`)} />}
      {missing.length > 0 && <Lines title='文件里没有的' lines={missing} all={counts.missing} />}
      {inUse.length > 0 && <Lines title='还在用，撤不掉的' lines={inUse} />}
      {counts.missing > 0 && removable && inUse.length === 0 && <ChoiceField label='文件里没有的怎么办' choices={[{ value: 'keep', label: '留着' }, { value: 'remove', label: '一起撤下' }]} value={[removes ? 'remove' : 'keep']} onChange={([value]) => setRemoves(value === 'remove')} />}
      {error && <View className='error' {...aria('alert')}>{error.message}</View>}
      {actions.includes('reveal') && (
        <View className='imports__deeds'>
          <Button kind='ghost' loading={drop.busy} onTap={() => void drop.run({ as, importId })}>不导入</Button>
          {reveal.error?.code === 'IMPORT_OUTDATED' && again !== undefined ? <Button kind='primary' icon='refresh' onTap={again}>再核对一次</Button>
            : <Button kind='primary' loading={reveal.busy} disabledReason={nothing ? '和现在的一样，不用导入' : undefined} onTap={() => void reveal.run({ as, importId, removes })}>确认导入</Button>}
        </View>
      )}
    </>
  )
}

function Lines({ title, lines, all = lines.length }: { readonly title?: string; readonly lines: readonly string[]; readonly all?: number }) {
  return (
    <View className='imports__lines'>
      {title !== undefined && <View className='h3'>{title}</View>}
      {lines.map((line, at) => <View key={at} className='s'>{line}</View>)}
      {all > lines.length && <View className='s'>还有 {count(all - lines.length)} 处没有列出。</View>}
    </View>
  )
}
