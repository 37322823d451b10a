/** Where each role has its scope: a wrong pair would be a role over nothing, or over too much. */
export const SCOPE_KIND = { resident: 'community', member: 'community', staff: 'community', street: 'street', district: 'district' } as const
