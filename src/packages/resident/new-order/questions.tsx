import { View } from '@tarojs/components'
import type { ServiceView } from '@core/contract/catalogue'
import { Card } from '@/components/card'
import { Field } from '@/components/field'
import { ChoiceField } from '@/components/field/choice-field'
import { TextField } from '@/components/field/text-field'
import { MAX } from '@/components/field/too-long'
import { PhotoPicker } from '@/components/photo-picker'
import { titleOf } from './order-draft'
import type { NewOrder } from './use-new-order'

type Question = ServiceView['questions'][number]

/** What is to be done: one sentence, the category's own questions, and pictures if they help. */
export function Questions({ service, form }: { readonly service: ServiceView; readonly form: NewOrder }) {
  const { draft, errors, edit, photos } = form
  return (
    <Card className='stack'>
      {service.questions.map((question) => <Answer key={question.id} question={question} form={form} />)}
      <TextField label='一句话说说' required={false} placeholder={titleOf({ ...draft, title: '' }, service)} value={draft.title} maxLength={MAX.title} error={errors['title']} onChange={(title) => edit({ title })} />
      <TextField label='再说详细一点' required={false} long value={draft.text} maxLength={MAX.text} error={errors['text']} onChange={(text) => edit({ text })} />
      <Field label='照片' required={false} hint={service.photosWhy ?? `最多 ${form.maxPhotos} 张，不拍也可以。请别拍到人脸和证件。`} error={errors['photos']}>
        <View className='mt1'>
          <PhotoPicker photos={photos.photos} max={form.maxPhotos} onAdd={() => void photos.add()} onRemove={photos.remove} onRetry={photos.retry} />
        </View>
      </Field>
    </Card>
  )
}

function Answer({ question, form }: { readonly question: Question; readonly form: NewOrder }) {
  const { id, label, kind, options = [], required } = question
  const value = form.draft.answers[id] ?? ''
  const frame = { label, error: form.errors[`answers.${id}`], required: required ? undefined : false }
  const answer = (next: string) => form.edit({ answers: { ...form.draft.answers, [id]: next } }, `answers.${id}`)
  if (kind === 'choice') {
    return <ChoiceField {...frame} choices={options.map((option) => ({ value: option, label: option }))} value={value ? [value] : []} onChange={([next]) => answer(next ?? '')} />
  }
  return <TextField {...frame} type={kind === 'number' ? 'digit' : 'text'} value={value} onChange={answer} />
}
