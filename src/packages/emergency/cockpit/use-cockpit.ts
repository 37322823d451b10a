import { useState } from 'react'
import type { InputOf } from '@core/contract/api'
import type { RecordReceipt } from '@core/contract/records'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { type EmergencyDeed, useEmergencyDeed } from '@/hooks/use-emergency-deed'
import { useOffice } from '../use-office'

const DONE: Readonly<Record<EmergencyDeed['action'], string>> = {
  approve: '同意了', refuse: '没有同意，街道知道了', withdraw: '收回了', cancel: '取消了', askChange: '交区里同意了', agreeChange: '调整了，各处都知道了', refuseChange: '没有同意，街道知道了',
  standDown: '解除了，正在收尾', review: '复盘写好了', surge: '岗位和班排好了', callRoll: '点名发出去了', closeRoll: '这一轮关了', addVisits: '加进名单了', moveSupply: '记好了', foundBranch: '临时支部建好了',
}
export type CockpitSheet = EmergencyDeed['action']

/** One emergency as an office sees it, the sheet that is open, and the wish on its way. */
export function useCockpit(emergencyId: string | undefined) {
  const as = useOffice()
  const query = useApi('emergency', 'show', emergencyId !== undefined && as !== undefined ? { as, emergencyId } : null, { live: true })
  const [sheet, setSheet] = useState<CockpitSheet>()
  useHold(sheet !== undefined)
  const deed = useEmergencyDeed({
    onDone: (_receipt: RecordReceipt) => {
      const action = deed.sending?.action
      if (action !== undefined) say(DONE[action])
      setSheet(undefined)
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  return {
    as: as ?? 'staff', emergencyId: emergencyId ?? '', query, deed, sheet,
    show: (next: CockpitSheet | undefined) => {
      deed.clear()
      setSheet(next)
    },
    closeRoll: (input: Omit<InputOf<'emergency', 'closeRoll'>, 'as'>) => void deed.run({ action: 'closeRoll', input: { as: as ?? 'staff', ...input } }),
  }
}
export type CockpitControl = ReturnType<typeof useCockpit>
