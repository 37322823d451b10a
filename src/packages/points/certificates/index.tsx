import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CertificateView } from '@core/contract/points'
import { inGroups } from '@core/domain/points/certificate-code'
import { hoursWords, SERVICE_TEXT } from '@core/text/zh-service'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateText } from '@/components/china-time'
import { dateWords } from '@/components/date-words'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { DateField } from '@/components/date-field'
import { Facts } from '@/components/facts'
import { LinkRow } from '@/components/link-row'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { QrCode } from '@/components/qr-code'
import { Sheet } from '@/components/sheet'
import { Tag } from '@/components/tag'
import { say } from '@/hooks/notice'
import { useApi, useApiSubmit } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { ROUTES, goTo } from '@/hooks/routes'
import { checkAddress, webAddress } from '@/hooks/web-address'
import { usePaper } from './use-paper'

const DAY = 86_400_000

/** 服务证明: what the ledger says of some days, under a number; a paper, and a code by which anybody checks it. */
export default function CertificatesPage() {
  const query = useApi('points', 'certificates', {})
  const now = Date.now() + useServerOffset()
  const yesterday = dateText(now - DAY)
  const [span, setSpan] = useState<{ from: string; to: string }>()
  const [shown, setShown] = useState<CertificateView>()
  const [leaving, setLeaving] = useState<CertificateView>()
  const issue = useApiSubmit('points', 'issueCertificate', { onDone: (made) => { setSpan(undefined); setShown(made); void query.reload() } })
  const withdraw = useApiSubmit('points', 'withdrawCertificate', { onDone: () => { setLeaving(undefined); say('撤回了，再扫码会看到'); void query.reload() } })
  const paper = usePaper()
  return (
    <PageShell title='服务证明' sub='谁记录谁证明，扫码可核对' foot={<Button kind='primary' onTap={() => { issue.clear(); setSpan({ from: query.data?.since === undefined ? `${yesterday.slice(0, 4)}-01-01` : dateText(query.data.since), to: yesterday }) }}>开一份证明</Button>}>
      <PageState query={query} isEmpty={({ items }) => items.length === 0} empty='还没有开过证明。选一段日子，按账上记的时长开，带编号和核对码。'>
        {({ items }) => items.map((each) => (
          <Card key={each.id} className='stack stack--tight'>
            <View className='row between'>
              <View className='h3 num'>{each.number}</View>
              <Tag tone={each.state === 'issued' ? 'ok' : 'muted'} icon={each.state === 'issued' ? 'check' : 'close'}>{each.state === 'issued' ? '有效' : '撤回了'}</Tag>
            </View>
            <Facts facts={[['日子', `${dateWords(each.from, now)} 到 ${dateWords(each.to, now)}`], ['时长', `${hoursWords(each.minutes)}（${each.kinds.map(({ kind, minutes }) => `${SERVICE_TEXT[kind]} ${hoursWords(minutes)}`).join('，')}）`], ['出具', each.issuer]]} />
            {each.state === 'issued' && (
              <View className='row'>
                <Button kind='ghost' size='small' onTap={() => setShown(each)}>核对码</Button>
                <Button kind='ghost' size='small' loading={paper.busy === each.id} onTap={() => void paper.open(each)}>打开 PDF</Button>
                <Button kind='ghost' size='small' onTap={() => { withdraw.clear(); setLeaving(each) }}>撤回</Button>
              </View>
            )}
          </Card>
        ))}
      </PageState>
      <Card flush><LinkRow icon='check' title='核对别人的证明' note='扫证明上的码，看是不是真的' onTap={() => goTo(ROUTES.checkCertificate)} /></Card>
      {paper.error !== undefined && <View className='error' {...aria('alert')}>{paper.error}</View>}
      {leaving && (
        <ConfirmSheet
          question='撤回这份证明？' note={`${leaving.number} 撤回以后，谁再扫码看到的都是“已撤回”，发出去的那份不再有效。撤回了不能恢复，要用可以再开一份。`} confirmLabel='撤回'
          busy={withdraw.busy} error={withdraw.error?.message} onCancel={() => setLeaving(undefined)} onConfirm={() => void withdraw.run({ as: 'member', certificateId: leaving.id })}
        />
      )}
      {span && (
        <ConfirmSheet question='开哪一段日子的？' note='按账上记下的时长开。今天的夜里才记账，最晚开到昨天。' confirmLabel='开证明' busy={issue.busy} error={issue.fields['from'] ?? issue.fields['to'] ?? issue.error?.message} onCancel={() => setSpan(undefined)} onConfirm={() => void issue.run(span)}>
          <View className='stack'>
            <DateField label='从哪一天' start='2024-01-01' end={yesterday} value={span.from} onChange={(from) => setSpan({ ...span, from })} />
            <DateField label='到哪一天' start='2024-01-01' end={yesterday} value={span.to} onChange={(to) => setSpan({ ...span, to })} />
          </View>
        </ConfirmSheet>
      )}
      {shown && (
        <Sheet title={`服务证明 ${shown.number}`} onClose={() => setShown(undefined)}>
          <QrCode content={checkAddress(shown.code)} label='核对码' />
          <View className='s num'>{inGroups(shown.code)}</View>
          <View className='s'>谁扫都能核对：编号、日子、时长、出具的社区，姓名只露一个姓。别的都看不到。</View>
          {webAddress() === undefined && <View className='s'>这里没有核对的网页，用微信直接扫只看到上面这一串字。请对方打开这个小程序，在“服务证明”里点“核对别人的证明”扫，或请社区核对。</View>}
        </Sheet>
      )}
    </PageShell>
  )
}
