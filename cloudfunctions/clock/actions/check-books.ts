import { dayNumberAt } from '@core/domain/time/day'
import type { Checked, CheckedPart } from '../../_data/checked-repo'
import { CHECKED_PARTS, loadChecked, saveChecked } from '../../_data/checked-repo'
import { memberIdsAfter } from '../../_data/people-repo'
import { rawRecordsAfter } from '../../_data/records-repo'
import { loadSettled } from '../../_data/settled-repo'
import { pointsRules } from '../../_points/rules-kind'
import type { CheckGiven } from '../rules/check-accounts'
import { checkAccounts } from '../rules/check-accounts'
import { checkStock } from '../rules/check-stock'
import { checkWallets } from '../rules/check-wallets'
import type { Fault } from '../rules/faults'
import { reportFaults } from '../rules/faults'

type Stored = { readonly _id: string }
interface Part {
  /** Looked at in one firing: what a function has time and room for. */
  readonly most: number
  readonly page: (after: string, limit: number) => Promise<readonly Stored[]>
  readonly check: (page: readonly Stored[], given: CheckGiven) => Promise<readonly Fault[]>
}
const PARTS: Readonly<Record<CheckedPart, Part>> = {
  accounts: { most: 400, page: async (after, limit) => (await memberIdsAfter(after, limit)).map((_id) => ({ _id })), check: (page, given) => checkAccounts(page.map(({ _id }) => _id), given) },
  wallets: { most: 400, page: (after, limit) => rawRecordsAfter('wallet', after, limit), check: (page, { now }) => checkWallets(page, now) },
  stock: { most: 48, page: (after, limit) => rawRecordsAfter('reward', after, limit), check: (page, { now }) => checkStock(page, now) },
}
/** By now the night's own settlement is done. */
const BEGINS_MS = 20 * 60_000
/** An instance begins with so small a part of a page: the one before it may have been cut off for want of time. */
const CAREFUL = 16
const HARDEST = 1024

/** As this instance last saved it; a stale copy cannot be saved. */
let known: Checked | undefined
/** What part of a page is looked at: twice as much after one that went well, a quarter after one that failed. */
let share = CAREFUL

/**
 * Every night every member's account, every wallet and every reward's stock, a page a minute from where the last firing left
 * off. Nothing is put right here; what differs is reported until somebody has looked. Once it is through, a minute asks nothing.
 */
export async function checkBooks(now: number): Promise<number> {
  const night = dayNumberAt(now - BEGINS_MS)
  known ??= await loadChecked(night)
  const begun = known
  if (begun.night >= night && begun.part === 'done') return 0
  // What this firing comes to is known once it is saved: cut off or failed before, the same page is looked at once more.
  known = undefined
  let at: Checked = begun.night >= night ? begun : { ...begun, night, part: 'accounts', after: '', found: 0 }
  const [settled, versions] = await Promise.all([loadSettled(), pointsRules()])
  let looked = 0
  // What is short is gone on from at once: of a small district all is done in one firing.
  for (let isShort = true; isShort && at.part !== 'done'; ) {
    const { part, after, found } = at
    const limit = Math.max(1, Math.floor(PARTS[part].most / share))
    const page = await PARTS[part].page(after, limit)
    const faults = page.length === 0 ? [] : await faultsOf(part, page, { through: settled?.through ?? 0, versions, now })
    await reportFaults(faults, { night, before: found }, now)
    isShort = page.length < limit
    looked += page.length
    at = { ...at, found: found + faults.length, ...(isShort ? { part: CHECKED_PARTS[CHECKED_PARTS.indexOf(part) + 1] ?? 'done', after: '' } : { after: page.at(-1)?._id ?? '' }) }
  }
  share = Math.max(1, share / 2)
  // Another instance was quicker: the next firing reads how far it is.
  known = (await saveChecked(begun, at)) ?? undefined
  return looked
}

/** One document that cannot be looked at must not hide the ones behind it: by smaller and smaller pages it is found, reported and passed. */
async function faultsOf(part: CheckedPart, page: readonly Stored[], given: CheckGiven): Promise<readonly Fault[]> {
  try {
    return await PARTS[part].check(page, given)
  } catch (error) {
    const [only, another] = page
    if (only !== undefined && another === undefined) return [{ warning: 'UNREADABLE', id: only._id, where: part, ...(part === 'accounts' ? { personId: only._id } : {}) }]
    share = Math.min(HARDEST, share * 4)
    throw error
  }
}
