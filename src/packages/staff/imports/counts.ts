import type { ImportView } from '@core/contract/imports'

/** 8,200 */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** 新增 12 行，更改 3 行，不变 4 行 */
export function countsWords({ counts, mistakeCount, rows }: Pick<ImportView, 'counts' | 'mistakeCount' | 'rows'>): string {
  if (counts === undefined) return mistakeCount > 0 ? `${count(rows)} 行，${count(mistakeCount)} 处要改` : ''
  const parts = [['新增', counts.fresh], ['更改', counts.changed], ['不变', counts.same]] as const
  return parts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${count(n)} 行`).join('，') || '没有要改的'
}
