import type { AddressDraft } from './index'

/** “3” means 3 号楼; what is written with a word stays as written. */
const withWord = (text: string, word: string) => (/^[0-9A-Za-z]+$/.test(text) ? `${text}${word}` : text)

/** The address as the contract wants it; unit and room may be empty (平房, 独栋). */
export function addressOf({ compoundId, building, unit, room }: AddressDraft) {
  const [b, u, r] = [building.trim(), unit.trim(), room.trim()]
  return { compoundId, building: withWord(b, '号楼'), ...(u ? { unit: withWord(u, '单元') } : {}), ...(r ? { room: r } : {}) }
}

export function addressErrors({ compoundId, building }: AddressDraft): Record<string, string> {
  return {
    ...(compoundId ? {} : { 'address.compoundId': '请选择小区' }),
    ...(building.trim() ? {} : { 'address.building': '请填几号楼' }),
  }
}

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/

export function contactErrors({ name, phone }: { readonly name: string; readonly phone: string }): Record<string, string> {
  return {
    ...(name.trim() ? {} : { 'contact.name': '请填称呼' }),
    ...(PHONE.test(phone.trim()) ? {} : { 'contact.phone': '请填 11 位手机号，或带区号的固定电话' }),
  }
}
