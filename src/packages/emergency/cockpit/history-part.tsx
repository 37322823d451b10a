import { View } from '@tarojs/components'
import { SURGE_TEMPLATES } from '@core/domain/emergency/surge-templates'
import { EMERGENCY_ACTION_TEXT, LEVEL_TEXT } from '@core/text/zh-emergency'
import { heading } from '@/components/aria'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { BETWEEN } from '@/components/place-words'
import { Timeline } from '@/components/timeline'
import type { PartProps } from './cockpit-parts'

const said = (action: string): string => (Object.hasOwn(EMERGENCY_ACTION_TEXT, action) ? EMERGENCY_ACTION_TEXT[action as keyof typeof EMERGENCY_ACTION_TEXT] : '有新进展')

/** What a line says beyond its name: the level, the new end, the template. */
function detail(data: Readonly<Record<string, string | number | boolean>> = {}, now: number): string | undefined {
  const { level, askedLevel, endsAt, askedEnd, template, days } = data
  const named = level ?? askedLevel
  const end = endsAt ?? askedEnd
  const parts = [
    typeof named === 'string' && Object.hasOwn(LEVEL_TEXT, named) ? LEVEL_TEXT[named as keyof typeof LEVEL_TEXT] : undefined,
    typeof end === 'number' ? `到 ${momentWords(end, now)}` : undefined,
    template === undefined ? undefined : `${SURGE_TEMPLATES.find(({ id }) => id === template)?.title ?? ''} ${Number(days)} 天`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('，') : undefined
}

/** Every act, who and when. Chained, so that none is left out or changed afterwards. */
export function HistoryPart({ view: { history }, now }: PartProps) {
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>经过</View>
      <Card>
        <Timeline entries={history.map(({ at, action, by, note, data }, index) => {
          const more = [detail(data, now), note].filter(Boolean).join('。')
          return { id: `${at}${action}${index}`, title: said(action), meta: `${momentWords(at, now)}${BETWEEN}${by}`, ...(more === '' ? {} : { note: more }) }
        })} />
      </Card>
    </View>
  )
}
