import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CatalogueView } from '@core/contract/catalogue'
import type { SettingsVersionView, SettingsView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { momentWords } from '@/components/china-time'
import { PageState } from '@/components/page-state'
import { Sheet } from '@/components/sheet'
import { useApi } from '@/hooks/use-api'
import { modeChanges, modeLines, type Route, routeChanges, toWords, whenWords } from './rule-words'

export interface Wanted {
  readonly version: number
  /** Held against this one, because somebody saved while it was being changed; otherwise against the one before. */
  readonly since?: number
}

interface VersionSheetProps {
  readonly wanted: Wanted
  readonly settings: SettingsView
  readonly categories: CatalogueView['categories']
  readonly now: number
  /** Something here was changed and is not saved: it gives way to what is restored. */
  readonly unsaved: boolean
  readonly onRestore: (version: number, draft: Pick<SettingsVersionView, 'modes' | 'routes'>, names: Readonly<Record<string, string>>) => void
  readonly onClose: () => void
}

/** One version in words: who made it, when and why, what it changed, what it said; and back to it, through the same trial as any change. */
export function VersionSheet({ wanted: { version, since }, settings, categories, now, unsaved, onRestore, onClose }: VersionSheetProps) {
  const query = useApi('orders', 'settingsVersion', { as: 'staff', communityId: settings.communityId, version, ...(since === undefined ? {} : { since }) })
  const inForce = version === settings.version
  return (
    <Sheet title={since === undefined ? `第 ${version} 版` : '您改的时候，同事改了什么'} onClose={onClose}>
      <PageState query={query} skeleton={<View className='s'>正在翻出来…</View>}>
        {(view) => {
          const names = Object.fromEntries(view.members.map(({ id, label }) => [id, label]))
          return (
            <View className='stack'>
              <View className='s'>{view.mine ? '您' : view.by}，{momentWords(view.at, now)}{inForce && '。现在用的就是这一版'}</View>
              {view.note !== undefined && <View>为什么改：{view.note}</View>}
              <Said view={view} settings={settings} categories={categories} names={names} />
              {!inForce && (
                <View className='stack stack--tight'>
                  <View className='s'>恢复就是照这一版再改一次：先试一遍，再存成新的一版{unsaved ? '。您没存的改动会换成这一版' : ''}。</View>
                  <Button kind='primary' onTap={() => onRestore(version, view, names)}>恢复这一版</Button>
                </View>
              )}
            </View>
          )
        }}
      </PageState>
    </Sheet>
  )
}

interface SaidProps { readonly view: SettingsVersionView; readonly settings: SettingsView; readonly categories: CatalogueView['categories']; readonly names: Readonly<Record<string, string>> }

function Said({ view: { modes, routes, before }, settings, categories, names }: SaidProps) {
  const say = (route: Route) => `${whenWords(route, categories, settings.grids)} → ${toWords(route, settings, (id) => names[id])}`
  const changes = before && [...modeChanges(before.modes, modes, categories), ...routeChanges(before.routes, routes, say)]
  return (
    <>
      <Part title={before === undefined ? '改了什么' : before.version === 0 ? '和没定规则时比' : `和第 ${before.version} 版比`}>
        {changes === undefined && <View className='s'>前一版太久了，已经不留着，比不了。</View>}
        {changes?.length === 0 && <View className='s'>一样，没有不同。</View>}
        {changes?.map((words) => <View key={words}>{words}</View>)}
      </Part>
      <Part title='谁来派'>{modeLines(modes, categories).map((words) => <View key={words} className='s'>{words}</View>)}</Part>
      <Part title='先找谁'>
        {routes.length === 0 && <View className='s'>没有规则：一律按最好的方案找人。</View>}
        {routes.map((route, at) => <View key={route.id} className='s'>{at + 1}. {route.name}：{say(route)}</View>)}
      </Part>
    </>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <View className='stack stack--tight'><View className='h3'>{title}</View>{children}</View>
