import type { ActivityCard, OrganisedCard } from '@core/contract/activities'
import type { ActivityDoc, ActivityMarkDoc } from '@core/contract/activity-documents'
import { presenceRefusal } from '@core/domain/check-in/presence'
import { markView } from '../../_kit/judge-presence'

export const marksView = (mark: Pick<ActivityMarkDoc, 'in' | 'out'> | undefined) => ({ ...(mark?.in === undefined ? {} : { in: markView(mark.in) }), ...(mark?.out === undefined ? {} : { out: markView(mark.out) }) })

/** An activity as a member sees it, with what they may do now. */
export function activityCard(activity: ActivityDoc, mark: ActivityMarkDoc | undefined, forName: string, now: number): ActivityCard {
  const { _id: activityId, activityKind, title, place, startsAt, endsAt, state, reason, signUp } = activity
  const signedUp = mark?.signedUpAt !== undefined
  const comes = state !== 'cancelled' && presenceRefusal(activity, now) === null
  return {
    activityId, activityKind, title, place: place.name, for: forName, startsAt, endsAt, state, ...(reason === undefined ? {} : { reason }), signUp, signedUp, ...marksView(mark),
    actions: [
      ...(state === 'planned' && signUp && !signedUp && mark?.in === undefined ? (['signUp'] as const) : []),
      ...(state === 'planned' && signedUp && mark?.in === undefined ? (['signOff'] as const) : []),
      ...(comes && mark?.in === undefined ? (['checkIn'] as const) : []),
      ...(comes && mark?.in !== undefined && mark.out === undefined ? (['checkOut'] as const) : []),
    ],
  }
}

export const organisedCard = ({ _id: activityId, activityKind, title, place, startsAt, endsAt, state }: ActivityDoc, forName: string): OrganisedCard => ({ activityId, activityKind, title, place: place.name, for: forName, startsAt, endsAt, state })
