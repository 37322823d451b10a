import type { BranchDoc } from '@core/contract/registry-documents'
import { branchDoc } from '@core/contract/registry-documents'
import { membersNow } from '@core/domain/branch/branch'
import type { BranchAction, BranchPayload } from '@core/domain/branch/branch-life'
import { branchLife } from '@core/domain/branch/branch-life'
import type { RecordKind } from '../_record/change-record'
import type { Reader } from '../_record/timed-kind'
import { timedKind } from '../_record/timed-kind'

export const branchKind: RecordKind<BranchDoc, BranchPayload, BranchAction> = { kind: 'branch', schema: branchDoc, life: branchLife<BranchDoc>(), closed: ['ended'] }

/** Its id follows from the request that founded it: sent again, it is the same branch. */
export const branchIdOf = (requestKey: string): string => `br-${requestKey}`

export const timedBranch = timedKind(branchKind, { title: ({ name }) => name, readers })

/** Those named by the line; of a branch that ended, everybody who was in it until then. */
function readers({ unitIds, members, createdAt }: BranchDoc, audience: string, { at, data = {} }: { readonly at: number; readonly data?: Readonly<Record<string, unknown>> | undefined }): readonly Reader[] {
  const { memberId, target, targetId } = data
  switch (audience) {
    case 'person': return typeof memberId === 'string' ? [{ to: memberId, as: 'member' }] : []
    case 'target': return target === 'unit' && typeof targetId === 'string' ? [{ to: `unit:${targetId}`, as: 'unit' }] : []
    case 'units': return unitIds.map((id) => ({ to: `unit:${id}`, as: 'unit' as const }))
    case 'members': return membersNow({ members }, Math.max(createdAt, at - 1)).map(({ id }) => ({ to: id, as: 'member' as const }))
    default: return []
  }
}
