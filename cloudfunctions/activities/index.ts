import { activitiesContract } from '@core/contract/activities'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { checkIn, checkOut, markByHand, showCode, signOff, signUp } from './actions/come-to'
import { listComing, listOwn, showActivity } from './actions/list-activities'
import { listOrganised, showOrganised } from './actions/organise'
import { cancelActivity, changeActivity, endActivity, planActivity } from './actions/plan-activity'

export const main = serve(
  activitiesContract,
  {
    coming: listComing, activity: showActivity, own: listOwn, signUp, signOff, checkIn, checkOut,
    organised: listOrganised, organise: showOrganised, plan: planActivity, change: changeActivity, cancel: cancelActivity, end: endActivity, code: showCode, mark: markByHand,
  },
  { fn: 'activities', said: errorText },
)
