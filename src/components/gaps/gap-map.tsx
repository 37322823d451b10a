import { Text, View } from '@tarojs/components'
import type { GapsView } from '@core/contract/dispatch'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

type Grid = GapsView['byGrid'][number]

/** Smallest width and height of the map's part of the world, in degrees: one grid alone stands in the middle. */
const LEAST_DEGREES = 0.02
const MARGIN = 0.08
/** In percent of the map: how far a name stands from its dot's middle, and how much room it takes in large letters beside another name and beside a dot. */
const [NAME_OFF, NAME_HIGH, BESIDE_NAME, BESIDE_DOT] = [15, 10, 28, 20]

/** The grids as they lie to each other, north up; the larger the dot, the more orders. The list beside it says the same in words. */
export function GapMap({ grids }: { readonly grids: readonly Grid[] }) {
  const placed = grids.flatMap((grid) => (grid.point ? [{ ...grid, point: grid.point }] : []))
  if (placed.length === 0) return null
  const across = spanOf(placed.map(({ point }) => point.lng))
  const along = spanOf(placed.map(({ point }) => point.lat))
  const dots = placed.map(({ point, ...grid }) => ({ ...grid, left: percent(across, point.lng), top: 100 - percent(along, point.lat) }))
  const places = namePlaces(dots)
  const most = Math.max(...placed.map(({ orders }) => orders))
  return (
    <View className='gap-map' {...aria('img', `地图：${placed.map(({ community, name, orders }) => `${community}${name} ${orders} 单`).join('，')}`)}>
      <Text className='gap-map__north xs' aria-hidden>上北下南</Text>
      {dots.map(({ gridId, name, orders, left, top }, at) => {
        const size = 18 + 26 * Math.sqrt(orders / most)
        const place = places[at]
        return (
          <View key={gridId} className='gap-map__dot' style={{ left: `${left}%`, top: `${top}%`, width: `${size}px`, height: `${size}px`, margin: `${-size / 2}px 0 0 ${-size / 2}px` }}>
            <Text className='num'>{orders}</Text>
            {place && <Text className={classNames('gap-map__name', place === 'above' && 'gap-map__name--above')}>{name}</Text>}
          </View>
        )
      })}
    </View>
  )
}

interface Dot { readonly left: number; readonly top: number }
type Place = 'below' | 'above'

/** Where each dot's name is written so that none lies on another or on a dot; nowhere, where there is no room: the list says it. */
export function namePlaces(dots: readonly Dot[]): readonly (Place | undefined)[] {
  const written: Dot[] = []
  return dots.map((dot) => {
    const free = (['below', 'above'] as const).find((place) => {
      const name = nameOf(dot, place)
      const isOn = ({ left, top }: Dot, width: number): boolean => Math.abs(left - name.left) < width && Math.abs(top - name.top) < NAME_HIGH
      return !written.some((each) => isOn(each, BESIDE_NAME)) && !dots.some((each) => each !== dot && isOn(each, BESIDE_DOT))
    })
    if (free) written.push(nameOf(dot, free))
    return free
  })
}

const nameOf = ({ left, top }: Dot, place: Place): Dot => ({ left, top: top + (place === 'below' ? NAME_OFF : -NAME_OFF) })

interface Span { readonly from: number; readonly length: number }

function spanOf(values: readonly number[]): Span {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const length = Math.max(LEAST_DEGREES, most - least)
  return { from: (least + most - length) / 2, length }
}

const percent = ({ from, length }: Span, value: number): number => Math.round(100 * (MARGIN + (1 - 2 * MARGIN) * ((value - from) / length)) * 10) / 10
