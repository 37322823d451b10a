import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView } from '@core/contract/dispatch'
import type { DispatchMode } from '@core/domain/dispatch/routing'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { PickerField } from '@/components/field/picker-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useServerOffset } from '@/hooks/use-server-clock'
import { newRequestId } from '@/services/request-id'
import '../index.scss'
import '../plan/index.scss'
import './index.scss'
import { AwayRail } from '../staff-rail'
import { RuleList } from './rule-list'
import { RuleSheet } from './rule-sheet'
import { MODE_TEXT, type Route } from './rule-words'
import { type Rules, useRules } from './use-rules'

const MODES = (Object.keys(MODE_TEXT) as DispatchMode[]).map((value) => ({ value, label: MODE_TEXT[value].name }))
const fresh = (): Route => ({ id: newRequestId().slice(0, 16), name: '', to: { kind: 'unit', id: '' } })

/** How the community dispatches: who decides for which category, and who is asked first for what. Tried before it counts. */
export default function RulesPage() {
  const rules = useRules()
  const catalogue = useCatalogue()
  const { changed, mustTry, error } = rules
  return (
    <PageShell
      title='派单规则'
      rail={<AwayRail current='rules' />}
      foot={changed && (
        <View className='grow stack stack--tight'>
          {error && <View className='dispatch__error' {...aria('alert')}>{error}</View>}
          {mustTry && <View className='s'>规则改过了，先用近 30 天的单试一遍，再存。</View>}
          <View className='row'>
            <Button kind='ghost' onTap={rules.undo}>不改了</Button>
            {mustTry
              ? <Button kind='primary' className='grow' loading={rules.trying} onTap={rules.tryOut}>用近 30 天的单试一遍</Button>
              : <Button kind='primary' className='grow' loading={rules.saving} onTap={rules.save}>存好，开始用</Button>}
          </View>
        </View>
      )}
    >
      <PageState query={rules.query}>
        {(settings) => <PageState query={catalogue}>{({ categories }) => <Body rules={rules} settings={settings} categories={categories} />}</PageState>}
      </PageState>
    </PageShell>
  )
}

interface BodyProps { readonly rules: Rules; readonly settings: SettingsView; readonly categories: CatalogueView['categories'] }

function Body({ rules: { draft, change, trial }, settings, categories }: BodyProps) {
  const [editing, setEditing] = useState<Route>()
  const now = Date.now() + useServerOffset()
  const usual = draft.modes['*'] ?? 'assign'
  const keep = (route: Route) => {
    const known = draft.routes.some(({ id }) => id === route.id)
    change({ routes: known ? draft.routes.map((each) => (each.id === route.id ? route : each)) : [...draft.routes, route] })
    setEditing(undefined)
  }
  return (
    <>
      <View className='h2 mt2'>谁来派</View>
      <Card className='stack'>
        <PickerField label='平时' hint={MODE_TEXT[usual].note} value={usual} options={MODES} onChange={(mode) => change({ modes: { ...draft.modes, '*': mode as DispatchMode } })} />
        <View className='rules__modes'>
          {categories.map(({ id, name }) => {
            const mode = draft.modes[id]
            return (
              <PickerField
                key={id} label={name} hint={mode && MODE_TEXT[mode].note} value={mode ?? ''} options={[{ value: '', label: `和平时一样（${MODE_TEXT[usual].name}）` }, ...MODES]}
                onChange={(value) => change({ modes: Object.fromEntries([...Object.entries(draft.modes).filter(([key]) => key !== id), ...(value === '' ? [] : [[id, value as DispatchMode]])]) })}
              />
            )
          })}
        </View>
      </Card>
      <View className='row mt3'><View className='h2 grow'>先找谁</View><Button kind='ghost' size='small' icon='plus' onTap={() => setEditing(fresh())}>加一条</Button></View>
      <View className='s'>从上往下看，第一条对得上的算数；规则里的人都去不了，就问别人。</View>
      <Card flush>
        {draft.routes.length === 0 && <View className='rule s'>还没有规则：一律按最好的方案找人。</View>}
        <RuleList routes={draft.routes} categories={categories} settings={settings} trial={trial} onEdit={setEditing} onChange={(routes) => change({ routes })} />
      </Card>
      {trial && <View className='s num mt2' {...aria('status')}>试过近 30 天的 {trial.orders} 单：{trial.changed} 单先找的人和现在不同，{trial.unrouted} 单没有规则管。</View>}
      {settings.history.length > 0 && (
        <>
          <View className='h2 mt3'>改过几次</View>
          <Card className='stack stack--tight'>
            {settings.history.slice(0, 8).map(({ version, at, routes, mine }) => <View key={version} className='s num'>第 {version} 版 · {momentWords(at, now)} · {routes} 条规则 · {mine ? '您改的' : '同事改的'}</View>)}
          </Card>
        </>
      )}
      {editing && <RuleSheet key={editing.id} route={editing} isNew={!draft.routes.some(({ id }) => id === editing.id)} categories={categories} settings={settings} onKeep={keep} onClose={() => setEditing(undefined)} />}
    </>
  )
}
