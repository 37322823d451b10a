import { View } from '@tarojs/components'
import type { Cockpit } from '@core/contract/emergency'
import { EMERGENCY_STATE_TEXT, LEVEL_TEXT, MEASURE_TEXT } from '@core/text/zh-emergency'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { Facts } from '@/components/facts'
import { Tag } from '@/components/tag'
import { waitsWords } from '../agreement-words'
import { LEVEL_TONE, stateTone } from '../looks'
import type { CockpitControl } from './use-cockpit'

interface HeadProps { readonly view: Cockpit; readonly now: number; readonly control: CockpitControl }

const OVER: readonly string[] = ['standingDown', 'stoodDown', 'reviewed']

/** What it is, until when, what it allows; what waits for a yes; and what was done, in numbers. */
export function CockpitHead({ view, now, control }: HeadProps) {
  const { level, state, reason, areas, startsAt, endsAt, endedAt, measures, reviewBy, review, actions, alone } = view
  const isOver = OVER.includes(state)
  return (
    <>
      <Card>
        <View className='row row--tight wrap'>
          <Tag tone={stateTone(state)} icon={state === 'inForce' ? 'alert' : 'clock'}>{EMERGENCY_STATE_TEXT[state]}</Tag>
          <Tag tone={LEVEL_TONE[level]} icon='flag'>{LEVEL_TEXT[level]}</Tag>
        </View>
        <View className='mt2'>{reason}</View>
        <View className='mt3'>
          <Facts
            facts={[
              ['范围', areas.join('、')], ['时间', `${momentWords(startsAt, now)} 到 ${momentWords(endedAt ?? endsAt, now)}${endedAt !== undefined && endedAt < endsAt ? `，比原定的 ${momentWords(endsAt, now)} 早` : ''}`], [isOver ? '当时能用' : '能用', measures.map((each) => MEASURE_TEXT[each]).join('、')],
              ['复盘', state === 'stoodDown' && reviewBy !== undefined ? `${momentWords(reviewBy, now)} 前由区里写` : undefined], ['做了什么', review?.did], ['要改的', review?.findings],
            ]}
          />
        </View>
        {state === 'drafted' && control.as === 'district' && !actions.includes('approve') && <View className='s mt2'>{waitsWords(level, alone)}</View>}
      </Card>
      <Proposal view={view} now={now} control={control} />
      {state !== 'drafted' && state !== 'approved' && state !== 'refused' && state !== 'withdrawn' && <Tiles view={view} />}
    </>
  )
}

function Proposal({ view: { proposal, actions, alone }, now, control: { deed, show, emergencyId } }: HeadProps) {
  if (proposal === undefined) return null
  return (
    <Card accent>
      <View className='h3'>{proposal.by}申请调整：{LEVEL_TEXT[proposal.level]}，到 {momentWords(proposal.endsAt, now)}</View>
      <View className='s mt1'>{proposal.reason}</View>
      {actions.includes('refuseChange') && (
        <View className='em-deeds'>
          <Button kind='ghost' onTap={() => show('refuseChange')}>不同意</Button>
          <Button kind='primary' loading={deed.busy && deed.sending?.action === 'agreeChange'} off={!actions.includes('agreeChange')} onTap={() => void deed.run({ action: 'agreeChange', input: { as: 'district', emergencyId } })}>同意调整</Button>
        </View>
      )}
      {actions.includes('refuseChange') && !actions.includes('agreeChange') && <View className='s mt1'>{waitsWords(proposal.level, alone)}</View>}
    </Card>
  )
}

/** Counts of the whole, the same words everywhere. */
function Tiles({ view: { tally } }: { readonly view: Cockpit }) {
  const { asked, can, places, claimed, came, people, visited, needHelp, orders, items, itemsLeft } = tally
  const tiles: readonly (readonly [string, string])[] = [
    ...(asked > 0 ? [[`${can}/${asked}`, '能到 / 问了'] as const] : []),
    ...(places > 0 ? [[`${claimed}/${places}`, '认领 / 岗位名额'] as const, [String(came), '签到的人'] as const] : []),
    ...(people > 0 ? [[`${visited + needHelp}/${people}`, '看过 / 要探访'] as const, [String(needHelp), '需要帮助'] as const, [String(orders), '转成的单'] as const] : []),
    ...(items > 0 ? [[`${itemsLeft}/${items}`, '还有剩 / 物资种类'] as const] : []),
  ]
  if (tiles.length === 0) return null
  return <Card><View className='em-tiles'>{tiles.map(([figure, label]) => <View key={label}><View className='em-tile__figure num'>{figure}</View><View className='s'>{label}</View></View>)}</View></Card>
}
