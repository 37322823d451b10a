import type { Remedy } from '@core/domain/dispatch/shortfall'

const WORDS: Readonly<Record<Remedy, string>> = {
  widenRing: '邀请放宽到下一圈',
  askUnit: '请人多走几步，或请双报到单位出人',
  moveAppointment: '换个上门时间',
  waitForDuty: '等到值班时间',
  pairUp: '加一个位置，由有经验的带着去',
  trainSkill: '登记或补办这项技能、证件',
}

/** “换个上门时间，多 6 人” */
export const remedyWords = ({ remedy, gained }: { readonly remedy: Remedy; readonly gained: number }): string => `${WORDS[remedy]}，多 ${gained} 人`
