import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { TextField } from '@/components/field/text-field'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { BETWEEN } from '@/components/place-words'
import { decoded } from '@/hooks/routes'
import { useServerOffset } from '@/hooks/use-server-clock'
import { untilWords } from '../looks'
import { AssignSheet } from './assign-sheet'
import { NeighboursSheet } from './neighbours-sheet'
import { PersonRow } from './person-row'
import { useVisits } from './use-visits'
import '../index.scss'

const NOTE_MAX = 100
/** A page in WeChat bears a few hundred nodes. */
const PAGE = 15
type Open = { readonly kind: 'assign' | 'neighbours' } | { readonly kind: 'help'; readonly entryId: string }

/** One building's list: who, which door, how they were found. Opened by whom it is for, and every look is on record. */
export default function VisitsPage() {
  const control = useVisits(decoded(useRouter().params['id']))
  const { list, query, as, error, busy } = control
  const [open, setOpen] = useState<Open>()
  const [note, setNote] = useState('')
  const [shown, setShown] = useState(PAGE)
  const now = Date.now() + useServerOffset()
  const help = async (entryId: string) => {
    if (await control.mark({ entryId, mark: 'needHelp', ...(note.trim() === '' ? {} : { note: note.trim() }) })) {
      setOpen(undefined)
      setNote('')
    }
  }
  return (
    <PageShell
      title={list?.place ?? '探访名单'} sub='只有您和社区打得开，每看一次都有记录'
      foot={as === 'staff' && list !== undefined && (
        <View className='row grow'>
          <Button kind='ghost' className='grow' onTap={() => setOpen({ kind: 'neighbours' })}>从地址里取</Button>
          <Button kind='primary' className='grow' onTap={() => setOpen({ kind: 'assign' })}>派党员</Button>
        </View>
      )}
    >
      <PageState query={query}>
        {({ entries, assigned, looks, until }) => (
          <>
            {error && <View className='error' {...aria('alert')}>{error}</View>}
            <View className='s num'>{assigned.length > 0 ? `派给 ${assigned.map(({ label }) => label).join('、')}` : '还没有派人'}{BETWEEN}名单打开过 {looks} 次</View>
            <View className='s num'>{untilWords(until, now)}</View>
            <Card>
              {entries.length === 0 && <View className='s'>名单里没有人了。</View>}
              {entries.slice(0, shown).map((entry) => <PersonRow key={entry.id} entry={entry} now={now} control={control} onHelp={() => setOpen({ kind: 'help', entryId: entry.id })} />)}
              {entries.length > shown && <Button kind='ghost' onTap={() => setShown(shown + PAGE)}>{`再看几位，还有 ${entries.length - shown} 位`}</Button>}
            </Card>
          </>
        )}
      </PageState>
      {open?.kind === 'help' && (
        <ConfirmSheet question='需要什么帮助？' note='标上以后，可以一点转成一单，由社区安排人。' confirmLabel='标上' busy={busy} error={error} onConfirm={() => void help(open.entryId)} onCancel={() => setOpen(undefined)}>
          <TextField label='说一句' required={false} long maxLength={NOTE_MAX} value={note} onChange={setNote} />
        </ConfirmSheet>
      )}
      {open?.kind === 'assign' && list && <AssignSheet list={list} control={control} onClose={() => setOpen(undefined)} />}
      {open?.kind === 'neighbours' && list && <NeighboursSheet list={list} onClose={() => setOpen(undefined)} onAdded={() => { setOpen(undefined); query.reload() }} />}
    </PageShell>
  )
}
