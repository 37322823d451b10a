import type { OutputOf } from '@core/contract/api'

type Mark = OutputOf<'activities', 'organise'>['people'][number]['in']
const WAY = { position: '', code: '', staff: '，补记' } as const

/** When somebody came and went; what was put down by hand or told later says so. */
export function cameWords(came: Mark, went: Mark, clock: (at: number) => string): string {
  const one = (mark: Mark, verb: string) => (mark === undefined ? undefined : `${clock(mark.at)} ${verb}${WAY[mark.way]}${mark.flagged && mark.way !== 'staff' ? `，${mark.reason ?? '后来补传'}` : ''}`)
  return [one(came, '到'), one(went, '走')].filter(Boolean).join('；')
}
