import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ChoiceField } from '@/components/field/choice-field'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { RegistrationQueue } from '@/components/registration-queue'
import { Segmented } from '@/components/segmented'
import { UnitLists } from '@/components/unit-lists'
import { ROUTES, goTo } from '@/hooks/routes'
import { useRegistrationQueue } from '@/hooks/use-registration-queue'
import { MembersPart } from './members-part'
import { PlanPart } from './plan-part'
import { StatementsPart } from './statements-part'
import { UnitSheets } from './unit-sheets'
import { type Part, useUnitHome } from './use-unit-home'
import './index.scss'

/** The Party organisation of a 双报到 unit: who waits to be acknowledged, its lists, its plan, its members' way to a floor. */
export default function UnitHomePage() {
  const home = useUnitHome()
  const { query, unit, units, part, deed, busyId, openSheet } = home
  const { query: queue, answer, open, ...rest } = useRegistrationQueue('unit')
  const waiting = queue.data?.items.length
  const parts: readonly { readonly key: Part; readonly label: string; readonly count?: number }[] = [
    { key: 'answers', label: '等认可', count: waiting }, { key: 'lists', label: '清单', count: unit?.items.filter(({ state }) => state !== 'done').length }, { key: 'plan', label: '计划' }, { key: 'members', label: '党员', count: unit?.members.length }, { key: 'statements', label: '年度情况' },
  ]
  const send = (action: 'takeItem' | 'finishItem' | 'dropItem' | 'finishPlanItem' | 'dropPlanItem', itemId: string) => unit && void deed.run({ action, input: { as: 'unit', unitId: unit.unitId, itemId } })
  return (
    <PageShell
      columns
      title={unit?.name ?? '我的单位'}
      sub={unit?.community ? `结对 ${unit.community}` : undefined}
      head={<Segmented segments={parts} value={part} onChange={home.setPart} />}
      foot={part === 'lists' ? <Button kind='primary' onTap={() => openSheet('item')}>加一条</Button> : part === 'plan' ? <Button kind='primary' onTap={() => openSheet('plan')}>加一件</Button> : undefined}
    >
      <PageState query={query}>
        {() => unit === undefined ? <Empty>您还没有代表哪个单位。请区里给您开通。</Empty> : (
          <>
            {units.length > 1 && <Card><ChoiceField label='哪个单位' choices={units.map(({ unitId, name }) => ({ value: unitId, label: name }))} value={[unit.unitId]} onChange={([id]) => home.choose(id)} /></Card>}
            {part === 'answers' && <PageState query={queue}>{({ items }) => <RegistrationQueue {...rest} plain title='等您认可' items={items} empty='没有等您认可的党员。他们到社区报到、选了这个单位，就会在这里。' onOpen={open} onAnswer={answer} />}</PageState>}
            {part === 'lists' && (
              <>
                <Card flush><LinkRow icon='heart' title='微心愿' note='认领结对社区居民的心愿' onTap={() => goTo(ROUTES.wishes, { unit: unit.unitId })} /></Card>
                <Card flush><LinkRow icon='phone' title={unit.contact?.name ?? '写上谁来联系'} note={unit.contact?.phone ?? '社区有事找得到人'} onTap={() => openSheet('contact')} /></Card>
                <UnitLists view={unit} side='unit' busyId={busyId} error={home.sheet === undefined ? deed.error?.message : undefined} onDeed={send} />
              </>
            )}
            {part === 'plan' && <PlanPart view={unit} busyId={busyId} onDone={(itemId) => send('finishPlanItem', itemId)} onDrop={(itemId) => send('dropPlanItem', itemId)} />}
            {part === 'members' && <Card flush><LinkRow icon='calendar' title='替党员认领岗位' note='按编号点名，本人会收到，也能退' onTap={() => goTo(ROUTES.unitShifts, { id: unit.unitId })} /><LinkRow icon='doc' title='民主评议参考' note='同意了的党员，一年服务多久' onTap={() => goTo(ROUTES.appraisal)} /></Card>}
            {part === 'members' && <MembersPart view={unit} onFloor={() => openSheet('floor')} />}
            {part === 'statements' && <StatementsPart unitId={unit.unitId} year={unit.year - 1} />}
            <UnitSheets home={home} unit={unit} />
          </>
        )}
      </PageState>
    </PageShell>
  )
}
