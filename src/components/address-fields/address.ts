import { PHONE, plainPhone } from '@core/domain/phone'
import { MAX, tooLong } from '../field/too-long'
import type { AddressDraft } from './index'

/** Only what is wrong. */
const wrongOf = (found: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(found).flatMap(([path, said]) => (said ? [[path, said]] : [])))

/** “3” means 3 号楼; what is written with a word stays as written. */
const withWord = (text: string, word: string) => (/^[0-9A-Za-z]+$/.test(text) ? `${text}${word}` : text)

/** The address as the contract wants it; unit and room may be empty (平房, 独栋). */
export function addressOf({ compoundId, building, unit, room }: AddressDraft) {
  const [b, u, r] = [building.trim(), unit.trim(), room.trim()]
  return { compoundId, building: withWord(b, '号楼'), ...(u ? { unit: withWord(u, '单元') } : {}), ...(r ? { room: r } : {}) }
}

/** Letters of any script, figures, and what joins them on a door: “3”, “甲 2”, “A-101”, “东院(北)”. */
const ON_A_DOOR = /^[\p{L}\p{N}\s#＃\-－—/、·.()（）]*$/u
const oddSigns = (text: string): string | undefined => (ON_A_DOOR.test(text) ? undefined : '只写数字、字母和汉字，如 3 或 甲2')

export function addressErrors({ compoundId, building, unit, room }: AddressDraft): Record<string, string> {
  return wrongOf({
    'address.compoundId': compoundId ? undefined : '请选择小区',
    'address.building': building.trim() ? (oddSigns(building) ?? tooLong(building, MAX.door)) : '请填几号楼',
    'address.unit': oddSigns(unit) ?? tooLong(unit, MAX.door),
    'address.room': oddSigns(room) ?? tooLong(room, MAX.door),
  })
}

export function contactErrors({ name, phone }: { readonly name: string; readonly phone: string }): Record<string, string> {
  return wrongOf({
    'contact.name': name.trim() ? tooLong(name, MAX.name) : '请填称呼',
    'contact.phone': PHONE.test(plainPhone(phone)) ? undefined : '请填 11 位手机号，或带区号的固定电话',
  })
}

/** What was written in words of one's own: the title, the story, the answers. */
export function wordErrors({ title, text, answers }: { readonly title: string; readonly text: string; readonly answers: Readonly<Record<string, string>> }): Record<string, string> {
  return wrongOf({
    title: tooLong(title, MAX.title),
    text: tooLong(text, MAX.text),
    ...Object.fromEntries(Object.entries(answers).map(([id, value]) => [`answers.${id}`, tooLong(value, MAX.answer)])),
  })
}
