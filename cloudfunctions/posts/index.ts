import { postsContract } from '@core/contract/posts'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { askSwap } from './actions/ask-swap'
import { addShifts } from './actions/add-shifts'
import { endCover, listCovers, setCover } from './actions/covers'
import { cancelShift, changeShift } from './actions/change-shift'
import { checkInShift, checkOutShift, markByHand, showPlaceCode } from './actions/check-in-shift'
import { claimShift } from './actions/claim-shift'
import { decideClaim } from './actions/decide-claim'
import { releaseShift } from './actions/give-back-shift'
import { listAtRisk } from './actions/list-at-risk'
import { listPosts, showPost } from './actions/list-posts'
import { listShifts } from './actions/list-shifts'
import { renewShifts } from './actions/renew-shifts'
import { closePost, publishPost, savePost } from './actions/save-post'
import { showShift } from './actions/show-shift'
import { agreeSwap, listSwaps, refuseSwap, withdrawSwap } from './actions/swaps'
import { claimForUnit, listUnitShifts, releaseForUnit } from './actions/unit-shifts'
import { confirmPlace, stopWaiting, waitForShift } from './actions/wait-for-shift'

export const main = serve(
  postsContract,
  {
    shifts: listShifts, shift: showShift, claim: claimShift, release: releaseShift, wait: waitForShift, stopWaiting, confirmPlace, swaps: listSwaps, askSwap, agreeSwap, refuseSwap, withdrawSwap, unitShifts: listUnitShifts, claimForUnit, releaseForUnit, covers: listCovers, setCover, endCover,
    checkIn: checkInShift, checkOut: checkOutShift, placeCode: showPlaceCode, markPresence: markByHand,
    posts: listPosts, post: showPost, savePost, publishPost, closePost, addShifts, renewShifts, changeShift, cancelShift, decideClaim, atRisk: listAtRisk,
  },
  { fn: 'posts', said: errorText },
)
