import type { Remedy } from '@core/domain/dispatch/shortfall'

const WORDS: Readonly<Record<Exclude<Remedy, 'askUnit'>, string>> = {
  widenRing: '邀请放宽到下一圈',
  goFarther: '请人多走几步',
  moveAppointment: '换个上门时间',
  waitForDuty: '等到值班时间',
  pairUp: '加一个位置，由有经验的带着去',
  trainSkill: '登记或补办这项技能、证件',
}

/** “换个上门时间，多 6 人”；“请供电公司出人：他们有 4 人别的条件都合，只是住得远” */
export const remedyWords = ({ remedy, gained, whose = '' }: { readonly remedy: Remedy; readonly gained: number; readonly whose?: string | undefined }): string =>
  remedy === 'askUnit' ? `请${whose}出人：有 ${gained} 人别的条件都合，只是住得远` : `${WORDS[remedy]}，多 ${gained} 人`
