import type { EmergencyDoc } from '@core/contract/emergency-documents'
import type { PostDoc } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import type { ShiftPartDoc } from '@core/contract/shift-documents'
import { recordsOfEmergency } from '../_data/emergencies-repo'
import { shiftsOfPost } from '../_data/shifts-repo'

/** Posts whose shifts are read together: of each at most two dozen, so that a thousand is never cut off. */
const TOGETHER = 30

export interface Surge { readonly posts: readonly PostDoc[]; readonly parts: readonly ShiftPartDoc[] }

/** The surge posts of an emergency, and the parts of their shifts that end after a moment. */
export async function surgeOf({ _id }: Pick<EmergencyDoc, '_id'>, endsAfter: number, communityIds?: readonly string[]): Promise<Surge> {
  const posts = await recordsOfEmergency(postDoc, 'post', _id, communityIds === undefined ? {} : { communityIds })
  const groups = Array.from({ length: Math.ceil(posts.length / TOGETHER) }, (_, at) => posts.slice(at * TOGETHER, (at + 1) * TOGETHER))
  const parts = await Promise.all(groups.map((group) => shiftsOfPost(group.map((post) => post._id), endsAfter)))
  return { posts, parts: parts.flat() }
}
