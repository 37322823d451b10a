import type { SettingsDoc } from '../../_data/dispatch-settings-repo'
import { canonical } from '../../_kit/chain'
import { hash22 } from '../../_kit/ids'
import { readToken, signToken } from '../../_kit/tokens'

/** What a trial found is worth so long: orders come in meanwhile. */
const TRIAL_MS = 60 * 60_000

type Rules = Pick<SettingsDoc, 'modes' | 'routes'>
const digestOf = (communityId: string, { modes, routes }: Rules): string => hash22('trial', communityId, canonical({ modes, routes }))

/** Says that these very rules were tried on what this community had. */
export const signTrial = (communityId: string, rules: Rules, now: number): string => signToken('tried', { d: digestOf(communityId, rules) }, now + TRIAL_MS)

/** False as well for what we never signed. */
export function isTrialOf(token: string, communityId: string, rules: Rules, now: number): boolean {
  const read = readToken('tried', token, now)
  return read.ok && read.payload['d'] === digestOf(communityId, rules)
}
