import type { Viewer } from './viewer'

/** Communities somebody is a member of. */
export const memberScopes = (roles: Viewer['roles']): string[] => roles.flatMap(({ role, scopeId }) => (role === 'member' ? [scopeId] : []))
