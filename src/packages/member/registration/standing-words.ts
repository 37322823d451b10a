import type { RegistrationView } from '@core/contract/registry'
import { LEAVING_TEXT } from '@core/text/zh-registration'
import { momentWords } from '@/components/china-time'
import type { Tone } from '@/components/tag'

export interface Standing {
  readonly title: string
  /** What happens next, who has it, until when. */
  readonly next: string
  readonly tone: Tone
  readonly tag: string
}

const before = (until: number | undefined, now: number) => (until === undefined ? '' : `，${momentWords(until, now)} 前答复`)

/** Where a registration stands, as its owner is told. */
export function standingOf(view: RegistrationView, now: number): Standing {
  switch (view.state) {
    case 'new':
    case 'applied': return applied(view, now)
    case 'active': return active(view, now)
    case 'refused': return refused(view, now)
    case 'withdrawn': return { title: '这份报到您撤回了', next: '想报到的时候，再交一份就行。', tone: 'muted', tag: '撤回了' }
    case 'ended': return { title: '您在社区的报到停了', next: `${LEAVING_TEXT[view.leaving?.kind ?? 'stopped']}。以前的记录都留着，想回来再交一份就行。`, tone: 'muted', tag: '停了' }
  }
}

function applied({ community, confirm, phone, match, from }: RegistrationView, now: number): Standing {
  const kept = from === undefined ? '' : `在这以前，您还是${from}的党员。`
  if (confirm.state === 'late') return { title: '社区过了答复时间', next: `街道已经知道，会接着办，您不用再交。${kept}`, tone: 'warn', tag: '街道接着办' }
  const call = phone.state === 'unchecked' ? '手机号是自己填的，社区会先打个电话核对。' : ''
  // Said to whom the number has been proved only: nobody learns by it who is registered.
  if (match === 'taken' && phone.state !== 'unchecked') return { title: '名册上的这一条，有账号报到过了', next: `社区会来核对${before(confirm.until, now)}。以前那个账号也是您的，请告诉社区停掉它；没有通过的话，您可以向街道申诉。`, tone: 'warn', tag: '等社区' }
  return { title: `${community}正在核对`, next: `社区工作人员在看${before(confirm.until, now)}。${call}${kept}`, tone: 'info', tag: '等社区' }
}

function active({ community, unit, acknowledge, refusal, appeal, phone }: RegistrationView, now: number): Standing {
  const here = `您是${community}的党员了，现在就能接单、认领岗位。`
  switch (acknowledge.state) {
    case 'asked':
    case 'reminded': return { title: '已报到，单位还在认', next: `${here}${unit} 的党组织在看${before(acknowledge.until, now)}。`, tone: 'ok', tag: '已报到' }
    case 'atStreet': return { title: '已报到，单位没有答复', next: `${here}${unit}过了答复时间，街道会替它答复。`, tone: 'ok', tag: '已报到' }
    case 'acknowledged':
      // From before registrations were kept here: nobody was asked, the roster had it so.
      if (phone.masked === '') return { title: '已经在册', next: `${here}名册上的单位是 ${unit}，不对可以改。`, tone: 'ok', tag: '已报到' }
      return { title: '两边都办好了', next: `${here}${unit} 的党组织也认可了。`, tone: 'ok', tag: '已报到' }
    case 'refused':
      if (appeal.state === 'open' || appeal.state === 'late') return { title: '已报到，单位的答复在申诉', next: `${here}街道在看您的申诉${before(appeal.until, now)}。`, tone: 'ok', tag: '已报到' }
      return { title: '已报到，单位没有认可', next: `${here}${refusal && appeal.state === 'none' ? `觉得不对，${momentWords(refusal.appealUntil, now)} 前可以申诉；或者改一下单位。` : '可以改一下单位，再请新单位认。'}`, tone: 'warn', tag: '单位没认' }
    case 'unasked': return { title: '已报到', next: `${here}有工作单位的话，可以补上。`, tone: 'ok', tag: '已报到' }
  }
}

function refused({ refusal, appeal }: RegistrationView, now: number): Standing {
  switch (appeal.state) {
    case 'open':
    case 'late': return { title: '申诉在街道', next: `由没有定过这件事的人来看${before(appeal.until, now)}。`, tone: 'info', tag: '等街道' }
    case 'dismissed': return { title: '申诉没有成立', next: '街道的答复在下面。情况有变化，可以重新交一份。', tone: 'danger', tag: '没通过' }
    case 'withdrawn': return { title: '社区没有通过', next: '申诉您撤回了。改好以后，可以重新交一份。', tone: 'danger', tag: '没通过' }
    case 'upheld':
    case 'none': return { title: '社区没有通过', next: `${refusal ? `${momentWords(refusal.appealUntil, now)} 前可以申诉，由街道来定；` : ''}也可以改好，重新交一份。`, tone: 'danger', tag: '没通过' }
  }
}

export const STEPS = ['交上去', '核对手机', '社区确认', '单位认可'] as const

/** The last step that happened is the one before this. */
export function stepOf({ state, phone, acknowledge }: RegistrationView): number {
  if (state === 'applied') return phone.state === 'unchecked' ? 1 : 2
  if (state === 'active') return acknowledge.state === 'acknowledged' || acknowledge.state === 'unasked' ? STEPS.length : 3
  return 2
}
