import { emergencyContract } from '@core/contract/emergency'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { callRoll, foundEmergencyBranch, surge } from './actions/act-in-force'
import { actOnEmergency } from './actions/act-on-emergency'
import { draftEmergency } from './actions/declare'
import { addVisits, assignVisits, neighbours, removeVisit } from './actions/fill-visits'
import { markVisit, openVisits, orderVisit } from './actions/go-visiting'
import { listAreas } from './actions/list-areas'
import { listEmergencies } from './actions/list-emergencies'
import { moveSupply } from './actions/move-supply'
import { answerRoll, callMember, closeRoll, showRoll } from './actions/roll-calls'
import { showEmergency } from './actions/show-emergency'
import { showMine } from './actions/show-mine'

export const main = serve(
  emergencyContract,
  {
    areas: listAreas, list: listEmergencies, show: showEmergency, mine: showMine,
    draft: draftEmergency, approve: actOnEmergency('approve'), refuse: actOnEmergency('refuse'), withdraw: actOnEmergency('withdraw'), cancel: actOnEmergency('cancel'),
    askChange: actOnEmergency('askChange'), agreeChange: actOnEmergency('agreeChange'), refuseChange: actOnEmergency('refuseChange'), standDown: actOnEmergency('standDown'), review: actOnEmergency('review'),
    surge, callRoll, foundBranch: foundEmergencyBranch, roll: showRoll, callMember, closeRoll, answerRoll,
    addVisits, neighbours, removeVisit, assignVisits, openVisits, markVisit, orderVisit, moveSupply,
  },
  { fn: 'emergency', said: errorText },
)
