/** 党支部: of a grid, of a unit, of several units together, or for a time and a purpose; with its 党建指导员. */

export const BRANCH_KINDS = ['grid', 'unit', 'joint', 'temporary'] as const
export type BranchKind = (typeof BRANCH_KINDS)[number]
export const INSTRUCTED = ['unit', 'compound'] as const

interface Belongs { readonly id: string; readonly label: string; readonly from: number; readonly to?: number | undefined }
export interface Instructor extends Belongs { readonly target: (typeof INSTRUCTED)[number]; readonly targetId: string }

export interface Branch {
  readonly state: 'new' | 'active' | 'ended'
  readonly branchKind: BranchKind
  readonly communityId: string
  readonly streetId: string
  readonly gridId: string
  readonly unitIds: readonly string[]
  readonly name: string
  readonly purpose?: string | undefined
  /** Of a temporary one: until when it is there. */
  readonly to?: number | undefined
  readonly secretaryId?: string | undefined
  /** Everybody who is or was in it; without an end, still. */
  readonly members: readonly Belongs[]
  readonly memberIds: readonly string[]
  readonly instructors: readonly Instructor[]
}

/** A temporary branch is for a time: longer than a year is none [own]. */
export const LONGEST_TEMPORARY_MS = 366 * 86_400_000
export const MOST_BRANCH_MEMBERS = 300
export const BRANCH_REFUSALS = ['BRANCH_INCOMPLETE', 'PERIOD_WRONG', 'IN_BRANCH', 'NOT_IN_BRANCH', 'BRANCH_FULL', 'BRANCH_THERE', 'INSTRUCTED_ALREADY', 'NOT_INSTRUCTED'] as const
export type BranchRefusal = (typeof BRANCH_REFUSALS)[number]

/** Who is in it now. */
export const membersNow = ({ members }: Pick<Branch, 'members'>, now: number) => members.filter(({ to }) => to === undefined || to > now)
export const instructorsNow = ({ instructors }: Pick<Branch, 'instructors'>) => instructors.filter(({ to }) => to === undefined)
