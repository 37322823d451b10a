/**
 * Which state may follow which, by what: written by hand from the order's life in the reference, beside the product's own
 * table and not from it. The recheck reads stored histories against this list.
 */
const SAME = '='
const FIELD = 'accepted offered taken scheduled checkedIn'
const ANY = `contentHold submitted returned infoNeeded ${FIELD} done suspended escalated forwarded reopenRequested`
const OVER = 'closed rated rejected cancelled merged closedUnresolved'

const EDGES: readonly (readonly [action: string, from: string, to: string])[] = [
  ['submit', 'draft', 'submitted contentHold'],
  ['spawn', 'draft', 'accepted'],
  ['releaseContent', 'contentHold', 'submitted'],
  ['blockContent', 'contentHold', 'rejected'],
  ['amend', 'submitted infoNeeded', SAME],
  ['accept', 'submitted', 'accepted'],
  ['askInfo', 'submitted', 'infoNeeded'],
  ['answerInfo', 'infoNeeded', 'submitted'],
  ['lapseInfo', 'infoNeeded', 'cancelled'],
  ['restore', 'cancelled', 'submitted'],
  ['reject', 'submitted', 'rejected'],
  ['recategorise', 'submitted accepted', SAME],
  ['merge', 'submitted accepted', 'merged'],
  ['unmerge', 'merged', 'submitted accepted'],
  ['absorb', `${ANY} closed rated`, SAME],
  ['detach', `${ANY} ${OVER}`, SAME],
  ['split', 'accepted', SAME],
  ['dispatch', 'accepted offered', 'accepted offered'],
  ['withdrawOffer', 'offered', 'accepted'],
  ['take', 'accepted offered', 'accepted offered taken scheduled'],
  ['decline', 'accepted offered', 'accepted offered'],
  ['lapseOffer', 'offered', 'accepted offered'],
  ['inviteMore', 'offered', 'offered'],
  ['proposeTime', 'accepted offered taken scheduled', SAME],
  ['agreeTime', 'accepted offered taken scheduled', 'accepted offered taken scheduled'],
  ['refuseTime', 'accepted offered taken scheduled', SAME],
  ['logContact', 'accepted offered taken scheduled', SAME],
  ['release', 'accepted offered taken scheduled', 'accepted offered'],
  ['offerTransfer', 'accepted offered taken scheduled', SAME],
  ['acceptTransfer', 'accepted offered taken scheduled', 'accepted offered taken scheduled'],
  ['refuseTransfer', 'accepted offered taken scheduled', SAME],
  ['lapseContact', 'accepted offered taken scheduled', 'accepted offered'],
  ['dropMember', `${FIELD} suspended escalated merged`, 'accepted offered suspended escalated merged'],
  ['checkIn', 'accepted offered taken scheduled', 'accepted offered taken scheduled checkedIn'],
  ['reportAbsent', `${FIELD}`, 'accepted offered taken scheduled'],
  ['reportUnable', `${FIELD}`, 'accepted offered'],
  ['reportUnsafe', `${FIELD}`, 'escalated'],
  ['finish', `${FIELD}`, `${FIELD} done`],
  ['confirm', 'done', 'closed'],
  ['dispute', 'done', SAME],
  ['ruleDispute', 'done', 'checkedIn accepted'],
  ['closeSilent', 'done', 'closed'],
  ['rate', 'closed', 'rated'],
  ['requestReopen', 'closed rated', 'reopenRequested'],
  ['agreeReopen', 'reopenRequested', 'accepted'],
  ['refuseReopen', 'reopenRequested', 'closed'],
  ['archive', 'rated closed', 'archived'],
  ['erasePersonal', 'archived rejected cancelled merged closedUnresolved', SAME],
  ['holdBack', 'accepted', SAME],
  ['endHold', 'accepted', SAME],
  ['cancel', 'contentHold submitted returned infoNeeded accepted offered taken scheduled suspended escalated forwarded', 'cancelled'],
  ['proposeSuspension', FIELD, SAME],
  ['refuseSuspension', FIELD, SAME],
  ['suspend', FIELD, 'suspended'],
  ['resume', 'suspended', FIELD],
  ['escalate', `${FIELD} suspended escalated`, 'escalated'],
  ['rule', 'escalated', 'accepted'],
  ['forward', `contentHold submitted returned infoNeeded ${FIELD} done suspended escalated reopenRequested`, 'forwarded'],
  ['returnForward', 'forwarded', 'accepted'],
  ['issueLink', 'forwarded', SAME],
  ['withdrawLink', 'forwarded', SAME],
  ['answerForward', 'forwarded', 'accepted'],
  ['returnWrongUnit', 'submitted accepted', 'returned'],
  ['reassign', 'returned', 'submitted'],
  ['refuseReturn', 'returned', 'submitted accepted'],
  ['requestExtension', `${FIELD} escalated forwarded`, SAME],
  ['approveExtension', `${FIELD} escalated forwarded`, SAME],
  ['refuseExtension', `${FIELD} escalated forwarded`, SAME],
  ['supervise', ANY, SAME],
  ['answerSupervision', `${ANY} ${OVER}`, SAME],
  ['superviseAgain', `${ANY} ${OVER}`, SAME],
  ['closeSupervision', `${ANY} ${OVER}`, SAME],
  ['closeUnresolved', 'accepted suspended escalated forwarded reopenRequested', 'closedUnresolved'],
  ['urge', ANY, SAME],
  ['raiseCard', `${ANY} ${OVER}`, SAME],
  ['noteInternal', `${ANY} ${OVER}`, SAME],
  ['postUpdate', `${ANY} ${OVER}`, SAME],
  ['fileAppeal', `${ANY} ${OVER}`, SAME],
  ['dismissAppeal', `${ANY} ${OVER}`, SAME],
  ['withdrawAppeal', `${ANY} ${OVER}`, SAME],
]

const legal = new Map(EDGES.map(([action, from, to]) => [action, { from: new Set(from.split(' ')), to: to === SAME ? undefined : new Set(to.split(' ')) }]))

export function isLegal(action: string, from: string, to: string): boolean {
  // An upheld appeal against a rejection starts the order anew; against anything else it changes no state.
  if (action === 'upholdAppeal') return from === to || (from === 'rejected' && to === 'submitted')
  const edge = legal.get(action)
  return edge !== undefined && edge.from.has(from) && (edge.to === undefined ? from === to : edge.to.has(to))
}
