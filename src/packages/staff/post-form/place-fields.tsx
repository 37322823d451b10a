import type { InputOf } from '@core/contract/api'
import { PickerField } from '@/components/field/picker-field'
import { TextField } from '@/components/field/text-field'
import { useApi } from '@/hooks/use-api'
import { useOwnCompounds } from './use-own-compounds'

export type Place = InputOf<'posts', 'savePost'>['fields']['place']

function withStation({ stationId: _before, ...place }: Place, stationId: string): Place {
  return stationId === '' ? place : { ...place, stationId }
}

interface PlaceFieldsProps { readonly place: Place; /** By the name of the field. */ readonly errors?: Readonly<Record<string, string | undefined>>; readonly onChange: (place: Place) => void }

/** Where people come to: in words, and by which compound or station a check-in is measured. */
export function PlaceFields({ place, errors = {}, onChange }: PlaceFieldsProps) {
  const stations = (useApi('posts', 'covers', { as: 'staff' }).data?.stations ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const compounds = useOwnCompounds().map(({ id, name }) => ({ value: id, label: name }))
  const station = place.stationId === undefined ? {} : { stationId: place.stationId }
  return (
    <>
      <TextField label='地点' placeholder='如：颐泽花园党群服务驿站' maxLength={40} value={place.name} error={errors['place.name']} onChange={(name) => onChange({ ...place, name })} />
      <PickerField label='在哪个小区' required={false} hint='选了，按小区的位置定位签到' placeholder='不选' options={[{ value: '', label: '不选' }, ...compounds]} value={place.areaId ?? ''} error={errors['place.areaId']} onChange={(areaId) => onChange({ name: place.name, ...station, ...(areaId === '' ? {} : { areaId }) })} />
      <PickerField label='哪个驿站的' required={false} hint='选了，人数算进这个驿站；没选小区的，按驿站的位置签到。都不选，只能扫签到码' placeholder='不选' options={[{ value: '', label: '不选' }, ...stations]} value={place.stationId ?? ''} error={errors['place.stationId']} onChange={(stationId) => onChange(withStation(place, stationId))} />
    </>
  )
}
