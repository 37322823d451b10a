import { Text, View } from '@tarojs/components'
import type { GapsView } from '@core/contract/dispatch'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

type Grid = GapsView['byGrid'][number]

/** Smallest width and height of the map's part of the world, in degrees: one grid alone stands in the middle. */
const LEAST_DEGREES = 0.02
const MARGIN = 0.08
/** How much of the map, in percent, a dot with its name takes up. */
const [NAME_WIDE, NAME_HIGH] = [20, 30]

/** The grids as they lie to each other, north up; the larger the dot, the more orders. The list beside it says the same in words. */
export function GapMap({ grids }: { readonly grids: readonly Grid[] }) {
  const placed = grids.flatMap((grid) => (grid.point ? [{ ...grid, point: grid.point }] : []))
  if (placed.length === 0) return null
  const across = spanOf(placed.map(({ point }) => point.lng))
  const along = spanOf(placed.map(({ point }) => point.lat))
  const most = Math.max(...placed.map(({ orders }) => orders))
  return (
    <View className='gap-map' {...aria('img', `地图：${placed.map(({ community, name, orders }) => `${community}${name} ${orders} 单`).join('，')}`)}>
      <Text className='gap-map__north xs' aria-hidden>上北下南</Text>
      {placed.map(({ gridId, name, orders, point }) => {
        const size = 18 + 26 * Math.sqrt(orders / most)
        const [left, top] = [percent(across, point.lng), 100 - percent(along, point.lat)]
        // A name under its dot is not written over a neighbour's.
        const crowded = placed.some((other) => other.gridId !== gridId && Math.abs(percent(across, other.point.lng) - left) < NAME_WIDE && isBetween(100 - percent(along, other.point.lat) - top, 0, NAME_HIGH))
        return (
          <View key={gridId} className='gap-map__dot' style={{ left: `${left}%`, top: `${top}%`, width: `${size}px`, height: `${size}px`, margin: `${-size / 2}px 0 0 ${-size / 2}px` }}>
            <Text className='num'>{orders}</Text>
            <Text className={classNames('gap-map__name', crowded && 'gap-map__name--above')}>{name}</Text>
          </View>
        )
      })}
    </View>
  )
}

const isBetween = (value: number, from: number, to: number): boolean => value >= from && value < to

interface Span { readonly from: number; readonly length: number }

function spanOf(values: readonly number[]): Span {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const length = Math.max(LEAST_DEGREES, most - least)
  return { from: (least + most - length) / 2, length }
}

const percent = ({ from, length }: Span, value: number): number => Math.round(100 * (MARGIN + (1 - 2 * MARGIN) * ((value - from) / length)) * 10) / 10
