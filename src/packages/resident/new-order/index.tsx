import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { TextField } from '@/components/field/text-field'
import { PhotoPicker } from '@/components/photo-picker'
import { PageShell } from '@/components/page-shell'
import { useDraft } from '@/hooks/use-draft'
import { usePhotos } from '@/hooks/use-photos'

const BLANK = { title: '', text: '' }

export default function NewOrderPage() {
  const { value, change } = useDraft('new-order', BLANK)
  const { photos, add, remove, retry } = usePhotos()
  const missing = value.title.trim() ? undefined : '先写一句要帮什么忙'
  return (
    <PageShell title='我要点单' foot={<Button kind='primary' disabledReason={missing}>下一步</Button>}>
      <Card className='stack'>
        <TextField label='要帮什么忙' hint='一句话就行，例如：厨房水龙头漏水' value={value.title} maxLength={40} onChange={(title) => change({ title })} />
        <TextField label='再说详细一点' required={false} long value={value.text} maxLength={2000} onChange={(text) => change({ text })} />
        <PhotoPicker photos={photos} onAdd={() => void add()} onRemove={remove} onRetry={retry} />
      </Card>
    </PageShell>
  )
}
