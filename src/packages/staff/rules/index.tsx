import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useServerOffset } from '@/hooks/use-server-clock'
import { newRequestId } from '@/services/request-id'
import { useOwnCommunity } from '../use-own-community'
import './index.scss'
import { ModesCard } from './modes-card'
import { RuleList } from './rule-list'
import { RuleSheet } from './rule-sheet'
import { type Route, troublesOf } from './rule-words'
import { RulesFoot } from './rules-foot'
import { type Rules, useRules } from './use-rules'
import { Versions } from './versions'
import { VersionSheet, type Wanted } from './version-sheet'

const fresh = (): Route => ({ id: newRequestId().slice(0, 16), name: '', to: { kind: 'unit', id: '' } })

/** How the community dispatches: who decides for which category, and who is asked first for what. Tried before it counts. */
export default function RulesPage() {
  const { communityId, choice } = useOwnCommunity()
  const rules = useRules(communityId)
  const catalogue = useCatalogue()
  const [looking, setLooking] = useState<Wanted>()
  const settings = rules.query.data
  const categories = catalogue.data?.categories ?? []
  const now = Date.now() + useServerOffset()
  return (
    <PageShell
      title='派单规则' head={choice}
      foot={rules.changed && settings && <RulesFoot rules={rules} categories={categories} onCompare={() => setLooking({ version: settings.version, since: rules.base })} />}
    >
      <PageState query={rules.query}>
        {(data) => (
          <>
            <PageState query={catalogue}>{(found) => <Body rules={rules} settings={data} categories={found.categories} />}</PageState>
            <Versions history={data.history} now={now} onOpen={(version) => setLooking({ version })} />
          </>
        )}
      </PageState>
      {looking && settings && (
        <VersionSheet
          wanted={looking} settings={settings} categories={categories} now={now} unsaved={rules.changed} onClose={() => setLooking(undefined)}
          onRestore={(...old) => { rules.restore(...old); setLooking(undefined) }}
        />
      )}
    </PageShell>
  )
}

interface BodyProps { readonly rules: Rules; readonly settings: SettingsView; readonly categories: CatalogueView['categories'] }

function Body({ rules: { draft, change, trial, fields, nameOf, noteName }, settings, categories }: BodyProps) {
  const [editing, setEditing] = useState<Route>()
  const keep = (route: Route) => {
    const known = draft.routes.some(({ id }) => id === route.id)
    change({ routes: known ? draft.routes.map((each) => (each.id === route.id ? route : each)) : [...draft.routes, route] })
    setEditing(undefined)
  }
  return (
    <>
      <View className='h2 mt2'>谁来派</View>
      <ModesCard modes={draft.modes} categories={categories} onChange={(modes) => change({ modes })} />
      <View className='row mt3'><View className='h2 grow'>先找谁</View><Button kind='ghost' size='small' icon='plus' onTap={() => setEditing(fresh())}>加一条</Button></View>
      <View className='s'>从上往下看，第一条对得上的算数；规则里的人都去不了，就问别人。</View>
      <Card flush>
        {draft.routes.length === 0 && <View className='rule s'>还没有规则：一律按最好的方案找人。</View>}
        <RuleList routes={draft.routes} categories={categories} settings={settings} trial={trial} troubles={troublesOf(fields)} nameOf={nameOf} onEdit={setEditing} onChange={(routes) => change({ routes })} />
      </Card>
      {editing && <RuleSheet key={editing.id} route={editing} isNew={!draft.routes.some(({ id }) => id === editing.id)} categories={categories} settings={settings} nameOf={nameOf} onName={noteName} onKeep={keep} onClose={() => setEditing(undefined)} />}
    </>
  )
}
