import { pointsContract } from '@core/contract/points'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { showMine } from './actions/show-mine'

export const main = serve(pointsContract, { mine: showMine }, { fn: 'points', said: errorText })
