import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { decoded } from '@/hooks/routes'
import { useServerOffset } from '@/hooks/use-server-clock'
import { CockpitHead } from './cockpit-head'
import { CockpitParts } from './cockpit-parts'
import { CockpitSheets } from './cockpit-sheets'
import { useCockpit } from './use-cockpit'
import '../index.scss'

/** What can be done with the whole of it, the one that leads on last and in red; what ends it is quiet, for nobody is to touch it by chance. */
const FOOT = [['withdraw', '收回'], ['refuse', '不同意'], ['approve', '同意'], ['cancel', '取消'], ['askChange', '延长、调级别'], ['standDown', '解除'], ['review', '写复盘']] as const
const LEADS: readonly string[] = ['approve', 'review']

/** One emergency: what is going on in numbers, and everything that can be done about it. Wide, it is a cockpit of two columns. */
export default function CockpitPage() {
  const control = useCockpit(decoded(useRouter().params['id']))
  const { query, deed, show, as, emergencyId } = control
  const now = Date.now() + useServerOffset()
  const view = query.data
  const offered = FOOT.filter(([action]) => view?.actions.includes(action))
  const tap = (action: (typeof FOOT)[number][0]) => {
    if (action === 'withdraw') return void deed.run({ action, input: { as: as === 'district' ? 'district' : 'street', emergencyId } })
    show(action)
  }
  return (
    <PageShell
      title={view?.title ?? '应急'} broad
      foot={offered.length > 0 && (
        <View className='grow'>
          {deed.error && control.sheet === undefined && <View className='error' {...aria('alert')}>{deed.error.message}</View>}
          <View className='row wrap'>{offered.map(([action, label]) => <Button key={action} kind={LEADS.includes(action) ? 'primary' : 'ghost'} className='grow' loading={deed.busy && deed.sending?.action === action} onTap={() => tap(action)}>{label}</Button>)}</View>
        </View>
      )}
    >
      <PageState query={query}>
        {(data) => (
          <>
            <CockpitHead view={data} now={now} control={control} />
            <CockpitParts view={data} now={now} control={control} />
          </>
        )}
      </PageState>
      {view && control.sheet !== undefined && <CockpitSheets view={view} now={now} control={control} />}
    </PageShell>
  )
}
