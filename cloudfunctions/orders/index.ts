import type { CallableAction } from '@core/contract/order-payloads'
import { ORDER_PAYLOADS } from '@core/contract/order-payloads'
import { ordersContract } from '@core/contract/orders'
import type { Handlers } from '../_kit/serve'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { actOnOrder } from './actions/act-on-order'
import { answerForward, readForward } from './actions/answer-forward'
import { amendOrder } from './actions/amend-order'
import { confirmOrder } from './actions/confirm-order'
import { acceptTransfer } from './actions/accept-transfer'
import { declineOffer } from './actions/decline-offer'
import { acceptMany, dispatchMany, dispatchOrder } from './actions/dispatch-orders'
import { saveSettings, showSettings, tryRoutes } from './actions/dispatch-settings'
import { forwardOrder, issueLink } from './actions/forward-order'
import { listCandidates } from './actions/list-candidates'
import { listGaps } from './actions/list-gaps'
import { listOrders } from './actions/list-orders'
import { listSimilar } from './actions/list-similar'
import { mergeOrder } from './actions/merge-order'
import { offerTransfer } from './actions/offer-transfer'
import { planOrders } from './actions/plan-orders'
import { rateOrder } from './actions/rate-order'
import { reassignOrder, returnWrongUnit } from './actions/return-order'
import { checkIn, finish } from './actions/serve-at-door'
import { showBalance } from './actions/show-balance'
import { showHome } from './actions/show-home'
import { showOrder } from './actions/show-order'
import { showSettingsVersion } from './actions/show-settings-version'
import { splitOrder } from './actions/split-order'
import { submitOrder } from './actions/submit-order'
import { suggestSorting } from './actions/suggest-sorting'
import { takeOrder } from './actions/take-order'
import { withCheckedWords } from './rules/check-words'

/** Rows of the table need no code of their own; those that do replace theirs below. */
const acts = Object.fromEntries((Object.keys(ORDER_PAYLOADS) as CallableAction[]).map((action) => [action, actOnOrder(action)]))

const handlers = withCheckedWords({
  ...acts,
  home: showHome,
  list: listOrders,
  detail: showOrder,
  candidates: listCandidates,
  plan: planOrders,
  balance: showBalance,
  gaps: listGaps,
  settings: showSettings,
  settingsVersion: showSettingsVersion,
  tryRoutes,
  saveSettings,
  similar: listSimilar,
  suggestSorting,
  submit: submitOrder,
  acceptMany,
  dispatchMany,
  amend: amendOrder,
  dispatch: dispatchOrder,
  decline: declineOffer,
  take: takeOrder,
  rate: rateOrder,
  checkIn,
  finish,
  confirm: confirmOrder,
  merge: mergeOrder,
  split: splitOrder,
  offerTransfer,
  acceptTransfer,
  forward: forwardOrder,
  issueLink,
  readForward,
  answerForward,
  returnWrongUnit,
  reassign: reassignOrder,
}) as unknown as Handlers<typeof ordersContract>

export const main = serve(ordersContract, handlers, { fn: 'orders', said: errorText })
