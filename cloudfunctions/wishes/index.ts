import { wishesContract } from '@core/contract/wishes'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { actOnWish, handOverWish, makeWish, takeWish } from './actions/act-on-wish'
import { listPlaces } from './actions/list-places'
import { listWishes, showWish } from './actions/list-wishes'

export const main = serve(
  wishesContract,
  {
    list: listWishes, wish: showWish, places: listPlaces, make: makeWish, edit: actOnWish('edit'), publish: actOnWish('publish'), decline: actOnWish('decline'), drop: actOnWish('drop'),
    take: takeWish, giveBack: actOnWish('giveBack'), handOver: handOverWish, confirm: actOnWish('confirm'), notReceived: actOnWish('notReceived'),
  },
  { fn: 'wishes', said: errorText },
)
