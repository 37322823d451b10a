import { NEW_MODEL } from '../../../core/domain/dispatch/acceptance'
import { pairsOf } from '../../../core/domain/dispatch/pairs'
import { makeRoster } from '../../../core/domain/dispatch/roster'
import { makeRandom } from '../../../local/seed/random'
import { boundOf } from './day-bound'
import { makeDay } from './day-order'
import { playDay } from './play-day'
import { makeMembers, MEMBERS, MORNING } from './district'
for (let seed = 1; seed <= 2; seed += 1) {
    const random = makeRandom(seed)
    const roster = makeRoster(makeMembers(random, MEMBERS).filter(({ duty }) => duty.length === 0).map((member) => ({ ...member, visits: Math.max(1, member.visits) })))
    const day = makeDay(random)
    const pairs = pairsOf({ roster, orders: day.map(({ order }) => order), now: MORNING, perBatch: 1, model: NEW_MODEL })
    const p = playDay(day, pairs)
    for (const of of [() => 1, (pair: number) => pairs.value[pair] ?? 0]) {
      const t = performance.now()
      const r = Array.from(p.pairOf, (pair) => (pair < 0 ? 0 : of(pair)))
      const b = boundOf(day, pairs, of, r)
      console.log(seed, 'reached', r.reduce((a, c) => a + c, 0), 'bound', b, (r.reduce((a, c) => a + c, 0) / b).toFixed(4), ((performance.now() - t) / 1000).toFixed(1))
    }
}
