import { useState } from 'react'
import type { BranchView } from '@core/contract/registry'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useBranchDeed } from '@/hooks/use-branch-deed'
import { useHold } from '@/hooks/use-live'
import { useViewer } from '@/hooks/use-viewer'

const DONE = { foundBranch: '支部建好了', addBranchMember: '加进来了，本人知道了', removeBranchMember: '请出了，本人知道了', setSecretary: '定下书记了', addInstructor: '派出了，那边知道了', endInstructor: '结束了', endBranch: '撤销了，成员都知道了' } as const
export type BranchSheet = { readonly kind: 'found' } | { readonly kind: 'add' | 'members' | 'instruct' | 'end'; readonly branchId: string }

/** The branches of the caller's area, the sheet that is open, and the wish on its way. */
export function useBranches() {
  const { me, role } = useViewer()
  const as = role === 'street' || role === 'district' ? role : ('staff' as const)
  const query = useApi('registry', 'branches', me ? { as } : null, { live: true })
  const units = useApi('registry', 'units', {})
  const [sheet, setSheet] = useState<BranchSheet>()
  useHold(sheet !== undefined)
  const deed = useBranchDeed({
    onDone: () => {
      const action = deed.sending?.action
      if (action !== undefined) say(DONE[action])
      // The list of members stays open: there is often more than one to see to.
      setSheet((old) => (old?.kind === 'members' ? old : undefined))
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  const open = sheet !== undefined && 'branchId' in sheet ? query.data?.items.find(({ id }) => id === sheet.branchId) : undefined
  return {
    as, query, deed, sheet, open,
    units: units.data?.items ?? [],
    show: (next: BranchSheet | undefined) => {
      deed.clear()
      setSheet(next)
    },
  }
}
export type Branches = ReturnType<typeof useBranches>
export type { BranchView }
