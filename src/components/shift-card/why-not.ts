import type { ShiftCard } from '@core/contract/posts'
import { CERTIFICATES, SKILLS } from '@core/domain/order/skills'
import { momentWords } from '../china-time'

type Why = ShiftCard['why'][number]

/** `skill:water` → 会水电小修; `cert:firstAid` → 有急救员证. */
export function needWords(need: string): string {
  const [kind, id] = need.split(':')
  return kind === 'skill' ? `会${SKILLS.find((each) => each.id === id)?.name ?? ''}` : `有${CERTIFICATES.find((each) => each.id === id)?.name ?? '证书'}`
}

/** Why a shift cannot be claimed now, in the few words a button has room for. */
export function whyWords({ code, detail = {} }: Why, now: number): string {
  const at = typeof detail['at'] === 'number' ? momentWords(detail['at'], now) : ''
  const what = String(detail['what'] ?? '')
  switch (code) {
    case 'SHIFT_FULL': return '名额满了，可以候补'
    case 'SHIFTS_OVERLAP': return `和您 ${at} 的${detail['title'] ? `「${String(detail['title'])}」` : '安排'}撞了`
    case 'CLAIMS_NOT_OPEN': return `${at} 开始认领`
    case 'CLAIMS_CLOSED': return '认领时间过了'
    case 'NEEDS_SKILL': return `要${needWords(`skill:${what}`)}`
    case 'NEEDS_CERTIFICATE': return `要${needWords(`cert:${what}`)}`
    case 'CERTIFICATE_RUNS_OUT': return `${needWords(`cert:${what}`).slice(1)}到那天过期了`
    case 'NOT_OPEN_TO_YOU': return '只请本社区的党员'
    case 'GIVEN_BACK_OFTEN': return '您退过五次，这一班不能再认领'
    case 'SHIFT_CANCELLED': return '取消了'
    default: return '已经开始了'
  }
}
