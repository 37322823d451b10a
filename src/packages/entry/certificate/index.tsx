import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { hoursWords, SERVICE_NAMES } from '@core/text/zh-service'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { dateWords } from '@/components/date-words'
import { Facts } from '@/components/facts'
import { PageShell } from '@/components/page-shell'
import { PageState } from '@/components/page-state'
import { Tag } from '@/components/tag'
import { decoded } from '@/hooks/routes'
import { useApi } from '@/hooks/use-api'
import { useServerOffset } from '@/hooks/use-server-clock'
import { isUnjudged } from '@/services/call-error'
import { AskCode } from './ask-code'
import { codeOf } from './code-of'

const BOOKS = { same: '和账上记的一样。', more: '上面写的都在账上；出具以后又记上了一些，持证人可以重新开一份。', less: '出具以后，这段日子的时长减少过。请持证人重新开一份。' } as const

/** For whoever holds a certificate in their hands: whether it is one, and still so. The code is the only key; nobody signs in. */
export default function CheckCertificatePage() {
  const [code, setCode] = useState(codeOf(decoded(useRouter().params['code']) ?? ''))
  const now = Date.now() + useServerOffset()
  const query = useApi('points', 'checkCertificate', code === undefined ? null : { code })
  // A code that is none stays none however often it is sent: it is scanned or typed anew. Where nobody judged it, PageState tries again.
  const said = query.data === undefined && query.error !== undefined && !isUnjudged(query.error.code) ? query.error.message : undefined
  if (code === undefined || said !== undefined) return <PageShell title='核对服务证明' top><AskCode key={code} onCode={setCode} {...(code !== undefined && said !== undefined ? { wrong: { code, said } } : {})} /></PageShell>
  return (
    <PageShell title='核对服务证明' sub='由出具的社区记录' top>
      <PageState query={query}>
        {({ state, number, name, from, to, kinds, minutes, issuer, issuedAt, books, nameConfirmed }) => (
          <Card className='stack'>
            <View className='row between'>
              <View className='h2 num'>{number}</View>
              {state === 'issued' ? <Tag tone={books === 'less' ? 'warn' : 'ok'} icon={books === 'less' ? 'alert' : 'check'}>{books === 'less' ? '后来有更正' : '属实'}</Tag> : <Tag tone='danger' icon='close'>已撤回</Tag>}
            </View>
            <Facts facts={[['姓名', nameConfirmed ? name : `${name}（本人填写，没有核对）`], ['日子', `${dateWords(from, now)} 到 ${dateWords(to, now)}`], ['一共', hoursWords(minutes)], ...kinds.map((each) => [SERVICE_NAMES[each.kind], hoursWords(each.minutes)] as const), ['出具', issuer], ['出具日期', dateWords(issuedAt, now)]]} />
            <View className='s'>{state !== 'issued' ? '这份证明撤回了，不再有效。' : BOOKS[books]}</View>
          </Card>
        )}
      </PageState>
      <Button kind='ghost' onTap={() => setCode(undefined)}>再核对一份</Button>
    </PageShell>
  )
}
