import type { PostDoc } from '@core/contract/posts'

/** The area whose members may claim a post's shifts, as their own areas are called. */
export const openToOf = ({ communityId, streetId, reach }: Pick<PostDoc, 'communityId' | 'streetId' | 'reach'>): string => ({ community: communityId, street: streetId, district: 'district' })[reach]
