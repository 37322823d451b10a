import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CertificatesView } from '@core/contract/registry'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CertificateStanding } from '@/components/certificate-standing'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useViewer } from '@/hooks/use-viewer'
import { CertificateSheet, type Open } from './certificate-sheet'
import './index.scss'

type Row = CertificatesView['items'][number]
/** Papers that some help must not be given without: whose, until when, and what each opens. */
export default function CertificatesPage() {
  const { me, role } = useViewer()
  const as = role === 'street' ? role : ('staff' as const)
  const query = useApi('registry', 'certificates', me ? { as } : null)
  const [open, setOpen] = useState<Open>()
  useHold(open !== undefined)
  const save = useApiSubmit('registry', 'saveCertificate', {
    onDone: () => {
      setOpen(undefined)
      say('记下了，从下一次派单和认领起按这个来')
      void query.reload()
    },
  })
  const show = (next: Open | undefined) => {
    save.clear()
    setOpen(next)
  }
  return (
    <PageShell columns title='证件' sub='看过原件再登记' foot={<Button kind='primary' icon='plus' className='grow' onTap={() => show({})}>登记一张证件</Button>}>
      <PageState query={query}>
        {(view) => (
          <>
            <Card className='stack stack--tight whole'>
              <View className='h2'>哪张证能做什么</View>
              {view.kinds.map(({ kind, name, opens }) => <View key={kind} className='s'>{name}：{opens.length === 0 ? '岗位要求时用' : `${opens.join('、')}，和要这张证的岗位`}</View>)}
            </Card>
            {view.items.length === 0 ? <View className='s'>还没有登记过证件。党员带来原件，看一眼就能登记。</View>
              : <Card flush>{view.items.map((row) => <CertificateRow key={`${row.personId}${row.kind}`} row={row} view={view} onShow={show} />)}</Card>}
            {open !== undefined && <CertificateSheet as={as} view={view} open={open} save={save} onClose={() => show(undefined)} />}
          </>
        )}
      </PageState>
    </PageShell>
  )
}

function CertificateRow({ row, view: { kinds, now }, onShow }: { readonly row: Row; readonly view: CertificatesView; readonly onShow: (open: Open) => void }) {
  const { label, kind, until } = row
  const name = kinds.find((each) => each.kind === kind)?.name ?? kind
  return (
    <View className='certificate'>
      <View className='grow'>
        <Text className='h3'>{label}</Text>
        <View className='s'>{name}</View>
        <CertificateStanding until={until} now={now} />
      </View>
      <Button size='small' kind='ghost' label={`更新${label}的${name}`} onTap={() => onShow({ row })}>更新</Button>
    </View>
  )
}
