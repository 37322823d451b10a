import { peopleContract } from '@core/contract/people'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { claimAppointment } from './actions/claim-appointment'
import { grantRole, revokeRole } from './actions/change-role'
import { claimDesk, confirmDesk, openDesk } from './actions/desk-login'
import { allowMessages } from './actions/allow-messages'
import { countUnread, listNotices, readNotices } from './actions/list-notices'
import { listCalls, markNoticeCalled } from './actions/call-list'
import { showMessages, testDelivery } from './actions/delivery'
import { listRoster } from './actions/list-roster'
import { addKin, removeKin, showKin } from './actions/kin'
import { saveLimits, showLimits } from './actions/limits'
import { me } from './actions/me'
import { openSession } from './actions/open-session'
import { saveProfile } from './actions/save-profile'
import { signOut } from './actions/sign-out'
import { countWaiting } from './actions/waiting'

export const main = serve(
  peopleContract,
  {
    openSession, me, saveProfile, limits: showLimits, saveLimits, kin: showKin, addKin, removeKin, openDesk, confirmDesk, claimDesk, signOut, claimAppointment, roster: listRoster, waiting: countWaiting, grantRole, revokeRole,
    notices: listNotices, unread: countUnread, readNotices, allowMessages, messages: showMessages, testDelivery, callList: listCalls, markCalled: markNoticeCalled,
  },
  { fn: 'people', said: errorText },
)
