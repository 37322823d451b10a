import { View } from '@tarojs/components'
import { IMPORT_KIND_NAMES } from '@core/text/zh-imports'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Segmented } from '@/components/segmented'
import { HistoryList, UndoSheet } from './history-list'
import { PreviewCard } from './preview-card'
import { StepsCard } from './steps-card'
import { type Kind, useImports } from './use-imports'
import './index.scss'

const SEGMENTS = (Object.keys(IMPORT_KIND_NAMES) as Kind[]).map((key) => ({ key, label: IMPORT_KIND_NAMES[key] }))

/** Rosters, units, grids, stations and branches from a spreadsheet: checked first, shown at once, taken back within a day. */
export default function ImportsPage() {
  const imports = useImports()
  const { kind, pick, list, preview } = imports
  return (
    <PageShell title='导入导出' sub='名册、单位、网格、驿站、支部' head={<Segmented segments={SEGMENTS} value={kind} onChange={pick} />}>
      <View className='imports'>
        <View className='stack'>
          <StepsCard imports={imports} />
          {preview !== undefined && <PreviewCard imports={imports} preview={preview} />}
        </View>
        <View className='stack'>
          <View className='h2'>导入过的</View>
          <PageState query={list} isEmpty={({ items }) => items.length === 0} empty='还没有导入过。谁在什么时候导入了多少，会记在这里。'>
            {({ items, now }) => <HistoryList imports={imports} items={items} now={now} />}
          </PageState>
        </View>
      </View>
      <UndoSheet imports={imports} />
    </PageShell>
  )
}
