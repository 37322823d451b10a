import { safetyContract } from '@core/contract/safety'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { listAlarmed, listMine, prolong, sayFound, sayWell } from './actions/watches'

export const main = serve(safetyContract, { mine: listMine, well: sayWell, prolong, alarmed: listAlarmed, found: sayFound }, { fn: 'safety', said: errorText })
