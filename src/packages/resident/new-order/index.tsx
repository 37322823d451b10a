import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { PageShell } from '@/components/page-shell'
import { Empty, PageState } from '@/components/page-state'
import { ROUTES, decoded, goBack } from '@/hooks/routes'
import { type FoundService, findService, useCatalogue } from '@/hooks/use-catalogue'
import { Consent } from './consent'
import { Preview } from './preview'
import { Questions } from './questions'
import { Stopper } from './stopper'
import { useNewOrder } from './use-new-order'
import { WhoAndWhere } from './who-and-where'
import './index.scss'

/** One step back to the services, and what was written is kept: whoever took the wrong one chooses again and goes on. */
const otherService = () => void (Taro.getCurrentPages().length > 1 ? goBack() : Taro.redirectTo({ url: ROUTES.services }))

export default function NewOrderPage() {
  const { params } = useRouter()
  const catalogue = useCatalogue()
  const found = catalogue.data && findService(catalogue.data, decoded(params['service']))
  if (found) return <OrderForm {...found} />
  return (
    <PageShell title='我要点单'>
      <PageState query={catalogue}>
        {() => <Empty action={<Button kind='primary' onTap={otherService}>选一项服务</Button>}>这项服务刚刚有了调整，请重新选一项。</Empty>}
      </PageState>
    </PageShell>
  )
}

function OrderForm({ service, category }: FoundService) {
  const form = useNewOrder(service)
  const [safe, setSafe] = useState(!service.stopper)
  const wrong = Object.keys(form.errors).length
  return (
    <PageShell
      title={service.name}
      onBack={otherService}
      sub={`${category.name}${service.notice ? `　${service.notice}` : ''}`}
      foot={safe && (
        <View className='grow'>
          {(wrong > 0 || form.error) && (
            <View className='new-order__errors s' {...aria('alert')}>{wrong > 0 ? `还有 ${wrong} 处要填好或改一改，已标在题目下面。` : form.error}</View>
          )}
          <Button kind='primary' loading={form.busy} onTap={() => void form.submit()}>{form.opening ? '正在打开您的订单…' : '提交点单'}</Button>
        </View>
      )}
    >
      {service.stopper && <Stopper stopper={service.stopper} read={safe} onRead={() => setSafe(true)} />}
      {safe && (
        <>
          {form.resumed && (
            <Card row>
              <View className='grow s'>上次没写完的内容还在，可以接着写。</View>
              <Button size='small' kind='ghost' onTap={form.startOver}>清空</Button>
            </Card>
          )}
          <Questions service={service} form={form} />
          <WhoAndWhere form={form} />
          <Preview draft={form.draft} now={form.now} service={service} />
          {form.askConsent && <Consent agreed={form.consent} error={form.errors['consent']} onChange={form.setConsent} />}
        </>
      )}
    </PageShell>
  )
}
