import { pointsContract } from '@core/contract/points'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { actOnAdjustment, listAdjustments, proposeAdjustment } from './actions/adjustments'
import { checkCertificate, issueCertificate, listCertificates, withdrawCertificate } from './actions/certificates'
import { collectKept, findKept } from './actions/collect'
import { confirmGift, listGifts, refuseGift } from './actions/gifts'
import { saveHonours, showHonours, showAppraisal, showWall } from './actions/honours'
import { actOnReward, listRewards, offerReward } from './actions/rewards'
import { setRules, showRules } from './actions/rules'
import { showMine } from './actions/show-mine'
import { cancelKept, giveHours, keepReward, showWallet } from './actions/wallet'

export const main = serve(
  pointsContract,
  {
    mine: showMine, wallet: showWallet, keepReward, cancelKept, giveHours,
    certificates: listCertificates, issueCertificate, withdrawCertificate, checkCertificate,
    honours: showHonours, saveHonours, wall: showWall, appraisal: showAppraisal,
    rewards: listRewards, offerReward, changeReward: actOnReward('change'), restockReward: actOnReward('restock'), closeReward: actOnReward('close'), reopenReward: actOnReward('reopen'), findKept, collectKept,
    adjustments: listAdjustments, proposeAdjustment, approveAdjustment: actOnAdjustment('approve'), declineAdjustment: actOnAdjustment('decline'), withdrawAdjustment: actOnAdjustment('withdraw'),
    gifts: listGifts, confirmGift, refuseGift, rules: showRules, setRules,
  },
  { fn: 'points', said: errorText },
)
