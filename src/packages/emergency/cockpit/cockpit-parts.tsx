import { Text, View } from '@tarojs/components'
import type { Cockpit } from '@core/contract/emergency'
import { heading } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { dateWords } from '@/components/date-words'
import { Meter } from '@/components/meter'
import { useShell } from '@/components/page-shell/shell-context'
import { BETWEEN } from '@/components/place-words'
import { Tag } from '@/components/tag'
import { ROUTES, goTo } from '@/hooks/routes'
import { HistoryPart } from './history-part'
import { SuppliesPart } from './supplies-part'
import type { CockpitControl } from './use-cockpit'

export interface PartProps { readonly view: Cockpit; readonly now: number; readonly control: CockpitControl }
const BEGUN: readonly string[] = ['inForce', 'standingDown', 'stoodDown', 'reviewed']

/** What an emergency allows, each with its counts and its one way on; only what its level has, or what there is of it. */
export function CockpitParts(props: PartProps) {
  const { view } = props
  const { wide } = useShell()
  if (!BEGUN.includes(view.state)) return <HistoryPart {...props} />
  const has = (measure: Cockpit['measures'][number]) => view.measures.includes(measure)
  return (
    <View className={wide ? 'em-wide' : 'stack'}>
      {(has('rollCall') || view.rolls.length > 0) && <RollsPart {...props} />}
      {(has('surge') || view.surge.posts > 0) && <SurgePart {...props} />}
      {(has('visits') || view.visits.length > 0) && <VisitsPart {...props} />}
      {(has('supplies') || view.supplies.length > 0) && <SuppliesPart {...props} />}
      {(has('branches') || view.branches.length > 0) && <BranchesPart {...props} />}
      <HistoryPart {...props} />
    </View>
  )
}

function RollsPart({ view: { rolls, actions, measures, state }, now, control: { show, closeRoll } }: PartProps) {
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>点名</View>
      <Card>
        {rolls.length === 0 && <View className='s'>{state === 'inForce' ? '还没有点名。发一轮，党员一点就答，没答的社区打电话。' : '没有点过名。'}</View>}
        {rolls.map(({ id, round, community, question, state, until, can, cannot, silent, asked, mayClose, maySee }) => (
          <View key={id} className='em-person'>
            <View className='row between wrap'><Text className='h3'>第 {round} 轮{BETWEEN}{community}</Text>{state === 'open' ? <Tag tone='info' icon='clock'>{`到 ${momentWords(until, now)}`}</Tag> : <Tag>关了</Tag>}</View>
            <View className='s'>{question}</View>
            <View className='row mt1'><View className='grow'><Meter value={can} max={asked} label={`问了 ${asked} 人，${can} 人能到`} /></View></View>
            <View className='s num mt1'>能到 {can}{BETWEEN}不能到 {cannot}{BETWEEN}没回答 {silent}</View>
            {(maySee || mayClose) && (
              <View className='em-deeds'>
                {maySee && <Button kind='ghost' size='small' onTap={() => goTo(ROUTES.rollCall, { id })}>看是谁、打电话</Button>}
                {mayClose && <Button kind='ghost' size='small' onTap={() => closeRoll({ rollId: id })}>关了这一轮</Button>}
              </View>
            )}
          </View>
        ))}
        {actions.includes('callRoll') && measures.includes('rollCall') && <Button kind='ghost' className='mt3' onTap={() => show('callRoll')}>{rolls.length === 0 ? '点一轮名' : '再点一轮名'}</Button>}
      </Card>
    </View>
  )
}

function SurgePart({ view: { surge, actions }, now, control: { show } }: PartProps) {
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>应急岗位</View>
      <Card>
        {surge.posts === 0 ? <View className='s'>{actions.includes('surge') ? '还没有排。选个模板，范围里每个网格一次排好。' : '没有排应急岗位。'}</View> : surge.shifts === 0 ? <View className='s num'>{surge.posts} 个网格的岗位，排好的班都随解除取消了。</View> : (
          <>
            <View className='s num'>{surge.posts} 个网格的岗位{BETWEEN}{surge.shifts} 班{BETWEEN}认领 {surge.claimed}/{surge.places} 人{BETWEEN}签到 {surge.came} 人</View>
            <View className='mt2'><Meter value={surge.claimed} max={surge.places} label={`${surge.places} 个名额，认领了 ${surge.claimed} 个`} tone={surge.claimed < surge.places ? 'warn' : 'ok'} /></View>
            {surge.lacking.slice(0, 5).map(({ postId, title, place, missing, startsAt }) => <View key={`${postId}${startsAt}`} className='em-line'><View className='grow'><View className='h3'>{place}{BETWEEN}{title}</View><View className='s num'>{momentWords(startsAt, now)}</View></View><Tag tone='warn' icon='users'>{`还差 ${missing} 人`}</Tag></View>)}
          </>
        )}
        {actions.includes('surge') && <Button kind='ghost' className='mt3' onTap={() => show('surge')}>按模板排岗位</Button>}
      </Card>
    </View>
  )
}

function VisitsPart({ view: { visits, measures, state }, control: { show, as } }: PartProps) {
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>探访老人和病人</View>
      <Card>
        {visits.length === 0 && <View className='s'>{state !== 'inForce' ? '没有列过名单。' : as === 'staff' ? '还没有名单。一栋楼一份，派给谁谁才打得开。' : '社区还没有列名单。这里只看得到数，名字只有社区和派去的人打得开。'}</View>}
        {visits.map(({ id, place, people, visited, needHelp, nobodyHome, left, assigned, mayOpen, state: listState }) => (
          <View key={id} className='em-line'>
            <View className='grow'>
              <View className='h3'>{place}</View>
              <View className='s num'>{people} 位{BETWEEN}看过 {visited + needHelp}{BETWEEN}没人 {nobodyHome}{BETWEEN}还没去 {left}</View>
              <View className='s'>{listState === 'sealed' ? '封存了' : assigned.length > 0 ? `派给 ${assigned.join('、')}` : '还没有派人'}</View>
            </View>
            {needHelp > 0 && <Tag tone='danger' icon='alert'>{`${needHelp} 位要帮助`}</Tag>}
            {mayOpen && measures.includes('visits') && state === 'inForce' && <Button kind='ghost' size='small' label={`打开${place}的名单`} onTap={() => goTo(ROUTES.visits, { id })}>打开</Button>}
          </View>
        ))}
        {as === 'staff' && state === 'inForce' && measures.includes('visits') && <Button kind='ghost' className='mt3' onTap={() => show('addVisits')}>加人</Button>}
      </Card>
    </View>
  )
}

function BranchesPart({ view: { branches, actions, measures }, now, control: { show } }: PartProps) {
  return (
    <View className='em-part'>
      <View className='h2' {...heading(2)}>临时党支部</View>
      <Card>
        {branches.length === 0 && <View className='s'>{actions.includes('foundBranch') ? '还没有。建一个，和应急一起结束，原来的支部照旧。' : '没有建临时支部。'}</View>}
        {branches.map(({ id, name, to, members }) => <View key={id} className='em-line'><View className='grow'><View className='h3'>{name}</View><View className='s num'>{members} 位党员{to === undefined ? '' : `${BETWEEN}到 ${dateWords(to, now)}`}</View></View><Button kind='ghost' size='small' label={`${name}加党员`} onTap={() => goTo(ROUTES.branches)}>加党员</Button></View>)}
        {actions.includes('foundBranch') && measures.includes('branches') && <Button kind='ghost' className='mt3' onTap={() => show('foundBranch')}>建临时支部</Button>}
      </Card>
    </View>
  )
}
