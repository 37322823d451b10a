import { pointsContract } from '@core/contract/points'
import { serve } from '../_kit/serve'
import { showMine } from './actions/show-mine'

export const main = serve(pointsContract, { mine: showMine }, { fn: 'points' })
