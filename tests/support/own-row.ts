import { CAST } from './journey'

/** One action that is no row of the order's table: done by whom it is for, refused to the others. */
export interface Refused { readonly who: string | undefined; readonly code: string; readonly change?: object }
export interface OwnRow { readonly who: string; readonly input: () => object | Promise<object>; readonly refused: readonly Refused[] }
export type OwnRows = Readonly<Record<string, OwnRow>>

export const nobody: Refused = { who: undefined, code: 'UNAUTHENTICATED' }
export const liesAbout = (as: string): Refused => ({ who: CAST.stranger, code: 'FORBIDDEN', change: { as } })
