import { View } from '@tarojs/components'
import type { LimitsInput } from '@core/contract/people'
import { CERTIFICATES, SKILLS } from '@core/domain/order/skills'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateText } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { DutyFields, EVERY_DAY } from '@/components/field/duty-fields'
import { PickerField } from '@/components/field/picker-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useServerOffset } from '@/hooks/use-server-clock'
import { useLimits } from './use-limits'

const DAY = 86_400_000
const DAYTIME = { days: EVERY_DAY, from: '08:00', to: '20:00' }
const WALKS = [800, 1500, 3000, 5000]
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ value: String(from + n), label: `${from + n} 单` }))
const RESTS = [[0, '不用歇'], [2, '2 小时'], [12, '半天'], [24, '一天']] as const
const PAUSES = [['', '现在就接单'], ['1', '歇一天'], ['7', '歇一周'], ['30', '歇一个月']] as const

const walkLabel = (metres: number) => (metres < 1000 ? `${metres} 米` : `${metres / 1000} 公里`)
/** A limit that was set elsewhere is one of the choices too. */
const withOwn = <T extends number>(choices: readonly T[], own: number): readonly number[] => [...new Set([...choices, own])].sort((a, b) => a - b)

/** How far, how often, when and for what I may be asked: it is mine to say, and counts from the next plan on. */
export default function LimitsPage() {
  const limits = useLimits()
  const { draft, edit, changed, error, fields } = limits
  const categories = useCatalogue().data?.categories ?? []
  const now = Date.now() + useServerOffset()
  return (
    <PageShell
      title='接单的范围和时间'
      foot={changed && (
        <View className='grow'>
          {error && <View className='error' {...aria('alert')}>{error}</View>}
          <Button kind='primary' loading={limits.busy} onTap={limits.save}>存好</Button>
        </View>
      )}
    >
      <PageState query={limits.query}>
        {({ skills, certificates, pausedUntil }) => draft === undefined ? null : (
          <>
            <Card className='stack'>
              <ChoiceField
                label='暂停接单' hint={draft.pausedUntil ? `到 ${dateText(draft.pausedUntil)} 以前不会问您；已经接下的照常办` : '忙的时候可以先歇歇，到日子自动恢复'} error={fields['pausedUntil']}
                choices={[...PAUSES.map(([value, label]) => ({ value, label })), ...(pausedUntil === undefined ? [] : [{ value: 'kept', label: `歇到 ${dateText(pausedUntil)}` }])]}
                value={[draft.pausedUntil === undefined ? '' : draft.pausedUntil === pausedUntil ? 'kept' : String(Math.round((draft.pausedUntil - now) / DAY))]}
                onChange={([value = '']) => edit({ pausedUntil: value === '' ? undefined : value === 'kept' ? pausedUntil : now + Number(value) * DAY })}
              />
              <ChoiceField label='最远走多远' choices={withOwn(WALKS, draft.radiusM).map((metres) => ({ value: String(metres), label: walkLabel(metres) }))} value={[String(draft.radiusM)]} onChange={([value]) => edit({ radiusM: Number(value) })} />
              <ChoiceField label='一周最多接几单' choices={numbers(1, Math.max(5, draft.weeklyMax))} value={[String(draft.weeklyMax)]} onChange={([value]) => edit({ weeklyMax: Number(value) })} />
              <ChoiceField label='手上同时最多几单' choices={numbers(1, Math.max(3, draft.openMax))} value={[String(draft.openMax)]} onChange={([value]) => edit({ openMax: Number(value) })} />
              <ChoiceField label='办完一单歇多久' choices={withOwn(RESTS.map(([hours]) => hours), draft.restHours).map((hours) => ({ value: String(hours), label: RESTS.find(([known]) => known === hours)?.[1] ?? `${hours} 小时` }))} value={[String(draft.restHours)]} onChange={([value]) => edit({ restHours: Number(value) })} />
            </Card>
            <Card className='stack'>
              <PickerField label='免打扰从' hint='这段时间不问您；有人受伤、跑水这样的急事除外' mode='time' value={draft.mute.from} onChange={(from) => edit({ mute: { ...draft.mute, from } })} />
              <PickerField label='到' mode='time' value={draft.mute.to} onChange={(to) => edit({ mute: { ...draft.mute, to } })} />
              <Duty duty={draft.duty ?? []} onChange={(duty) => edit({ duty })} />
            </Card>
            <Card className='stack'>
              <ChoiceField label='不想接的类别' hint='勾上的不会问您' many choices={categories.map(({ id, name }) => ({ value: id, label: name }))} value={draft.avoids} onChange={(avoids) => edit({ avoids: [...avoids] })} />
              <Facts
                facts={[
                  ['登记的技能', skills.map((id) => SKILLS.find((each) => each.id === id)?.name ?? id).join('、')],
                  ...certificates.map(({ kind, until }) => [CERTIFICATES.find(({ id }) => id === kind)?.name ?? kind, until > now ? `有效到 ${dateText(until)}` : `${dateText(until)} 过期了，请找社区更新`] as const),
                ]}
              />
              <View className='s'>技能和证件由社区核对登记，要改请和社区说。</View>
            </Card>
          </>
        )}
      </PageState>
    </PageShell>
  )
}

/** Any time, or on some days from when to when. */
function Duty({ duty, onChange }: { readonly duty: LimitsInput['duty']; readonly onChange: (duty: LimitsInput['duty']) => void }) {
  const [span] = duty
  return (
    <>
      <ChoiceField label='什么时候能去' choices={[{ value: 'any', label: '免打扰以外都行' }, { value: 'span', label: '只在这些时候' }]} value={[span ? 'span' : 'any']} onChange={([value]) => onChange(value === 'any' ? [] : [span ?? DAYTIME])} />
      {/* A span without a day is none: the last one stays. */}
      {span && <DutyFields span={span} onChange={(next) => next.days.length > 0 && onChange([next])} />}
    </>
  )
}
