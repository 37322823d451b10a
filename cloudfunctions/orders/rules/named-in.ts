import type { Route } from '@core/domain/dispatch/routing'
import type { StreetMember } from '../../_data/street-members-repo'

/** What the members are called whom rules name. */
export const namedIn = (routes: readonly Route[], members: readonly StreetMember[]): { readonly id: string; readonly label: string }[] =>
  members.filter(({ _id: id }) => routes.some(({ to }) => to.kind === 'member' && to.id === id)).map(({ _id: id, label }) => ({ id, label }))
