import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { say } from '@/hooks/notice'
import { useApi } from '@/hooks/use-api'
import { useHold } from '@/hooks/use-live'
import { useUnitDeed } from '@/hooks/use-unit-deed'
import { useViewer } from '@/hooks/use-viewer'

const PARTS = ['answers', 'lists', 'plan', 'members', 'statements'] as const
export type Part = (typeof PARTS)[number]
export type Sheet = 'floor' | 'item' | 'plan' | 'contact'
const DONE = { saveContact: '联系人存好了', setFloor: '次数定好了', addPlanItem: '放进计划了，社区会看到', dropPlanItem: '去掉了，社区会知道', finishPlanItem: '办好了一件', addItem: '放进清单了，社区会看到', takeItem: '接下了，社区知道了', finishItem: '办好了，社区知道了', dropItem: '收回了' } as const

/** One's unit: which part of its page is shown, and the wish on its way. */
export function useUnitHome() {
  const { me } = useViewer()
  const wanted = useRouter().params['part']
  const query = useApi('registry', 'unitHome', me ? { as: 'unit' } : null, { live: true })
  const [unitId, setUnitId] = useState<string>()
  const [part, setPart] = useState<Part>(PARTS.find((each) => each === wanted) ?? 'answers')
  const [sheet, setSheet] = useState<Sheet>()
  useHold(sheet !== undefined)
  const deed = useUnitDeed({
    onDone: () => {
      const action = deed.sending?.action
      if (action !== undefined) say(DONE[action])
      setSheet(undefined)
      void query.reload()
    },
    onStale: () => void query.reload(),
  })
  const units = query.data?.units ?? []
  return {
    query, units, deed, part, setPart, sheet,
    unit: units.find((each) => each.unitId === unitId) ?? units[0],
    choose: setUnitId,
    busyId: deed.sending && 'itemId' in deed.sending.input ? deed.sending.input.itemId : undefined,
    openSheet: (which: Sheet | undefined) => {
      deed.clear()
      setSheet(which)
    },
  }
}
export type UnitHome = ReturnType<typeof useUnitHome>
