import type { OutputOf } from '@core/contract/api'
import { comingWords, goingWords } from '../presence-words'

const ORGANISERS_CODE = '组织者手机上的码'

/** How it stands, and what there is to do, in two sentences. */
export function activityHead({ state, reason, signUp, signedUp, in: came, out: went, actions, point }: OutputOf<'activities', 'activity'>['activity']): readonly [string, string] {
  if (state === 'cancelled') return ['这场取消了', reason === undefined ? '不用去了。' : `不用去了。原因：${reason}`]
  if (went !== undefined) return ['您参加完了', '谢谢您。']
  if (came !== undefined) return ['您签到了', actions.includes('checkOut') ? `${goingWords(ORGANISERS_CODE, point !== undefined)}。` : '没有记下您几点走的。需要补记，请和组织的人说一声。']
  if (actions.includes('checkIn')) return ['可以签到了', comingWords(ORGANISERS_CODE, point !== undefined)]
  if (state === 'over') return ['这场结束了', '来过但没签到的，三天内可以请组织的人补记。']
  if (signedUp) return ['您报名了', '到时候见。来不了，点一下就行。']
  return signUp ? ['能来就报个名', '好准备座位和工具。没报名，到时候也能来。'] : ['到时候来就行', '不用报名。']
}
