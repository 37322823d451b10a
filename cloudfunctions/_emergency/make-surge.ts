import type { Area } from '@core/contract/documents'
import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { PostDoc } from '@core/contract/posts'
import type { RecordEntry } from '@core/contract/records'
import type { SurgeTemplate } from '@core/domain/emergency/surge-templates'
import { surgeSpans, templateOf } from '@core/domain/emergency/surge-templates'
import { directory, streetOf } from '../_data/directory'
import { insertShifts } from '../_data/shifts-repo'
import { hash22 } from '../_kit/ids'
import { beginRecord, blankRecord } from '../_record/change-record'
import { SYSTEM_ACTOR } from '../_record/life-actor'
import { newShift } from '../_shift/new-shift'
import { openToOf, placeOf } from '../_shift/of-post'
import { POST_KIND } from '../_shift/post-kind'
import { gridsOf } from './area'
import { surgePostIdOf } from './kinds'
import { surgeOf } from './surge-shifts'

/** So many posts are made side by side. */
const AT_ONCE = 8

/** A post with its shifts for every grid the line names, as the template has them. Done again, it looks what is there and adds what is missing. */
export async function makeSurge(emergency: EmergencyDoc, { at, data = {} }: RecordEntry): Promise<void> {
  const [dir, template] = [await directory(at), templateOf(String(data['template']))]
  if (template === undefined) return
  const grids = gridsOf(dir, emergency, String(data['communityIds'] ?? '').split(','))
  const spans = surgeSpans(template, { from: at, days: Number(data['days']), until: Number(data['until']) })
  const reach = data['reach'] === 'district' ? 'district' : 'street'
  const there = await surgeOf(emergency, at)
  const shiftIds = new Set(there.parts.map(({ shiftId }) => shiftId))
  const known = new Map(there.posts.map((post) => [post._id, post]))
  for (let from = 0; from < grids.length; from += AT_ONCE) {
    const posts = await Promise.all(grids.slice(from, from + AT_ONCE).map((grid) => known.get(surgePostIdOf(emergency._id, template.id, grid.id)) ?? makePost(emergency._id, template, grid, { streetId: streetOf(dir, grid.parentId ?? '') ?? '', reach, at })))
    // Whose community closed it wants no more people there; how far it reaches is what the level gives now, not when the post was made.
    const wanted = posts.filter(({ state }) => state === 'published').flatMap((post) => spans.map(({ places, ...span }) => ({ facts: shiftFacts({ ...post, reach }, span, at), places })))
    await insertShifts(wanted.filter(({ facts }) => !shiftIds.has(facts.shiftId)).flatMap(({ facts, places }) => newShift(facts, places, at)))
  }
}

async function makePost(emergencyId: string, { id, title, role, about }: SurgeTemplate, grid: Area, { streetId, reach, at }: { readonly streetId: string; readonly reach: 'street' | 'district'; readonly at: number }): Promise<PostDoc> {
  const postId = surgePostIdOf(emergencyId, id, grid.id)
  const fields = { title, role, about, place: { name: grid.name, areaId: grid.id, ...(grid.point === undefined ? {} : { point: grid.point }) }, needs: [], approval: false, reach, weekly: [], leastAWeek: 0 }
  const blank: PostDoc = { ...blankRecord('post', postId, { communityId: grid.parentId ?? '', streetId }), kind: 'post', state: 'draft', ...fields, emergencyId }
  return (await beginRecord(POST_KIND, blank, 'surge', { actor: SYSTEM_ACTOR, now: at, requestKey: hash22('makeSurge', postId), payload: { fields } })).record
}

function shiftFacts(post: PostDoc, { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }, at: number) {
  return {
    shiftId: hash22('shift', post._id, String(startsAt), String(endsAt)), postId: post._id, communityId: post.communityId, streetId: post.streetId, title: post.title, role: post.role,
    place: placeOf(post), needs: post.needs, openTo: [openToOf(post)], approval: false, startsAt, endsAt, opensAt: at, closesAt: startsAt, state: 'open' as const,
  }
}
