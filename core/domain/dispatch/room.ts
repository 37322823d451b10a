/** How many more orders a member can be asked for. */
import type { MemberFacts } from './facts'

/** Of what they said of a week: less what they took, and the invitations they have not answered, each of which may be taken. */
export const weekLeft = ({ takenThisWeek, weeklyMax, invited = 0, held }: Pick<MemberFacts, 'takenThisWeek' | 'weeklyMax' | 'invited' | 'held'>): number => weeklyMax - takenThisWeek - (held?.invited ?? invited)

/** At once, and this week. */
export const roomOf = (member: Pick<MemberFacts, 'open' | 'invited' | 'openMax' | 'takenThisWeek' | 'weeklyMax' | 'held'>): number => Math.min(member.openMax - member.open - (member.invited ?? 0), weekLeft(member))
