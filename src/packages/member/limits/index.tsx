import { View } from '@tarojs/components'
import type { LimitsInput } from '@core/contract/people'
import { CERTIFICATES, SKILLS } from '@core/domain/order/skills'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { certificateWords } from '@/components/certificate-standing'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { ChoiceField } from '@/components/field/choice-field'
import { spanTrouble } from '@/components/field/duty-fields'
import { PickerField } from '@/components/field/picker-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { useCatalogue } from '@/hooks/use-catalogue'
import { useServerOffset } from '@/hooks/use-server-clock'
import { DutySpans } from './duty-spans'
import { OwnKin } from './own-kin'
import { useLimits } from './use-limits'

const DAY = 86_400_000
const WALKS = [800, 1500, 3000, 5000]
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => ({ value: String(from + n), label: `${from + n} 单` }))
const RESTS = [[0, '不用歇'], [2, '2 小时'], [12, '半天'], [24, '一天']] as const
const PAUSES = [['1', '歇一天'], ['7', '歇一周'], ['30', '歇一个月']] as const
const ON = { value: '', label: '现在就接单' }
/** No quiet hours: they end as they begin. */
const NO_MUTE = { from: '00:00', to: '00:00' }
const NIGHT = { from: '22:00', to: '07:00' }

/** Who rests already is told until when, and may go on resting from now. */
const pausesOf = (pausedUntil: number | undefined, now: number) =>
  pausedUntil === undefined
    ? [ON, ...PAUSES.map(([value, label]) => ({ value, label }))]
    : [ON, { value: 'kept', label: `歇到${momentWords(pausedUntil, now)}` }, ...PAUSES.map(([value, label]) => ({ value, label: `从现在${label}` }))]

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
          <Button kind='primary' loading={limits.busy} disabledReason={draft?.duty.some(spanTrouble) ? '有一段时间的开始和结束一样，改好再存' : undefined} onTap={limits.save}>存好</Button>
        </View>
      )}
    >
      <PageState query={limits.query}>
        {({ skills, certificates, pausedUntil }) => draft === undefined ? null : (
          <>
            <Card className='stack'>
              <ChoiceField
                label='暂停接单' hint={draft.pausedUntil ? `到 ${momentWords(draft.pausedUntil, now)} 以前不会问您；已经接下的照常办` : '忙的时候可以先歇歇，到日子自动恢复'} error={fields['pausedUntil']}
                choices={pausesOf(pausedUntil, now)}
                value={[draft.pausedUntil === undefined ? '' : draft.pausedUntil === pausedUntil ? 'kept' : String(Math.round((draft.pausedUntil - now) / DAY))]}
                onChange={([value = '']) => edit({ pausedUntil: value === '' ? undefined : value === 'kept' ? pausedUntil : now + Number(value) * DAY })}
              />
              <ChoiceField label='最远走多远' choices={withOwn(WALKS, draft.radiusM).map((metres) => ({ value: String(metres), label: walkLabel(metres) }))} value={[String(draft.radiusM)]} onChange={([value]) => edit({ radiusM: Number(value) })} />
              <ChoiceField label='急事可以远一点问吗' hint='有人受伤、跑水这样的急事，近处没人时会问到街道里更远的人；您一样可以婉拒' choices={[{ value: 'far', label: '可以问我' }, { value: 'near', label: '急事也只问这么远' }]} value={[draft.nearOnly ? 'near' : 'far']} onChange={([value]) => edit({ nearOnly: value === 'near' })} />
              <ChoiceField label='一周最多接几单' choices={numbers(1, Math.max(5, draft.weeklyMax))} value={[String(draft.weeklyMax)]} onChange={([value]) => edit({ weeklyMax: Number(value) })} />
              <ChoiceField label='手上同时最多几单' choices={numbers(1, Math.max(3, draft.openMax))} value={[String(draft.openMax)]} onChange={([value]) => edit({ openMax: Number(value) })} />
              <ChoiceField label='办完一单歇多久' choices={withOwn(RESTS.map(([hours]) => hours), draft.restHours).map((hours) => ({ value: String(hours), label: RESTS.find(([known]) => known === hours)?.[1] ?? `${hours} 小时` }))} value={[String(draft.restHours)]} onChange={([value]) => edit({ restHours: Number(value) })} />
            </Card>
            <Card className='stack'>
              <Mute mute={draft.mute} onChange={(mute) => edit({ mute })} />
              <DutySpans duty={draft.duty} errors={fields} onChange={(duty) => edit({ duty: [...duty] })} />
            </Card>
            <Card className='stack'>
              <ChoiceField label='不想接的类别' hint='勾上的不会问您' many choices={categories.map(({ id, name }) => ({ value: id, label: name }))} value={draft.avoids} onChange={(avoids) => edit({ avoids: [...avoids] })} />
            </Card>
            <Card className='stack'>
              <Facts
                facts={[
                  ['登记的技能', skills.map((id) => SKILLS.find((each) => each.id === id)?.name ?? id).join('、')],
                  ...certificates.map(({ kind, until }) => [CERTIFICATES.find(({ id }) => id === kind)?.name ?? kind, certificateWords(until, now)] as const),
                ]}
              />
              <View className='s'>技能在“我的资料”里改；证件由社区核对登记，要改请和社区说。</View>
            </Card>
          </>
        )}
      </PageState>
      {limits.query.data && <OwnKin />}
    </PageShell>
  )
}

/** Quiet hours, or none. */
function Mute({ mute, onChange }: { readonly mute: LimitsInput['mute']; readonly onChange: (mute: LimitsInput['mute']) => void }) {
  const off = mute.from === mute.to
  return (
    <>
      <ChoiceField label='免打扰' hint='这段时间不问您；有人受伤、跑水这样的急事除外' choices={[{ value: 'off', label: '不用，随时能问' }, { value: 'on', label: '有一段时间别问' }]} value={[off ? 'off' : 'on']} onChange={([value]) => onChange(value === 'off' ? NO_MUTE : off ? NIGHT : mute)} />
      {!off && <PickerField label='从几点起别问' mode='time' value={mute.from} onChange={(from) => onChange({ ...mute, from })} />}
      {!off && <PickerField label='到几点为止' hint='比上面的早，就是到第二天' mode='time' value={mute.to} onChange={(to) => onChange({ ...mute, to })} />}
    </>
  )
}
