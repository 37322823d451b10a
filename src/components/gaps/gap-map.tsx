import { Text, View } from '@tarojs/components'
import type { GapsView } from '@core/contract/dispatch'
import { aria } from '../aria'
import { classNames } from '../class-names'
import './index.scss'

type Grid = GapsView['byGrid'][number]

/** Smallest width and height of the map's part of the world, in degrees: one grid alone stands in the middle. */
const LEAST_DEGREES = 0.02
const MARGIN = 0.16
/** In percent of the map: how far a name stands from its dot's middle, and how much room it takes in large letters beside another name and beside a dot. */
const [NAME_OFF, NAME_HIGH, BESIDE_NAME, BESIDE_DOT] = [15, 10, 28, 20]
/** The same to the side: where the name's middle stands, and how near to the map's edge that may be. */
const [NAME_ASIDE, NAME_EDGE] = [22, 14]
/** The largest dot on a phone, with a little air, in percent of the map's width and height. */
const [DOT_WIDE, DOT_HIGH] = [14, 17]
/** Often enough for a dozen dots in a heap. */
const ROUNDS = 24

/** The grids as they lie to each other, north up; the larger the dot, the more orders. The list beside it says the same in words. */
export function GapMap({ grids }: { readonly grids: readonly Grid[] }) {
  const placed = grids.flatMap((grid) => (grid.point ? [{ ...grid, point: grid.point }] : []))
  if (placed.length === 0) return null
  const across = spanOf(placed.map(({ point }) => point.lng))
  const along = spanOf(placed.map(({ point }) => point.lat))
  const spots = apart(placed.map(({ point }) => ({ left: percent(across, point.lng), top: 100 - percent(along, point.lat) })))
  const dots = spots.flatMap((spot, at) => (placed[at] ? [{ ...placed[at], ...spot }] : []))
  const places = namePlaces(dots)
  const most = Math.max(...placed.map(({ orders }) => orders))
  return (
    <View className='gap-map' {...aria('img', `地图：${placed.map(({ community, name, orders }) => `${community}${name} ${orders} 单`).join('，')}`)}>
      <Text className='gap-map__north xs' aria-hidden>上北下南</Text>
      {dots.map(({ gridId, name, orders, left, top }, at) => {
        const size = 20 + 16 * Math.sqrt(orders / most)
        const place = places[at]
        return (
          <View key={gridId} className='gap-map__dot' style={{ left: `${left}%`, top: `${top}%`, width: `${size}px`, height: `${size}px`, margin: `${-size / 2}px 0 0 ${-size / 2}px` }}>
            <Text className='num'>{orders}</Text>
            {place && <Text className={classNames('gap-map__name', `gap-map__name--${place}`)}>{name}</Text>}
          </View>
        )
      })}
    </View>
  )
}

interface Dot { readonly left: number; readonly top: number }
type Place = 'below' | 'above' | 'right' | 'left'
const PLACES: readonly Place[] = ['below', 'above', 'right', 'left']

/** Dots that lie on each other are moved apart until each is seen whole: the map says which grids are neighbours, not where a house stands. */
export function apart(dots: readonly Dot[]): readonly Dot[] {
  const moved = dots.map((dot) => ({ ...dot }))
  for (let round = 0; round < ROUNDS; round += 1) {
    moved.forEach((one, at) => moved.slice(at + 1).forEach((other) => part(one, other)))
  }
  return moved.map(({ left, top }) => ({ left: rounded(left), top: rounded(top) }))
}

function part(one: { left: number; top: number }, other: { left: number; top: number }): void {
  const [across, along] = [(other.left - one.left) / DOT_WIDE, (other.top - one.top) / DOT_HIGH]
  const far = Math.hypot(across, along)
  if (far >= 1) return
  const step = (1 - far) / 2
  const [x, y] = far === 0 ? [1, 0] : [across / far, along / far]
  one.left = kept(one.left - x * step * DOT_WIDE)
  one.top = kept(one.top - y * step * DOT_HIGH)
  other.left = kept(other.left + x * step * DOT_WIDE)
  other.top = kept(other.top + y * step * DOT_HIGH)
}

const kept = (value: number): number => Math.min(92, Math.max(8, value))

/** Where each dot's name is written so that none lies on another or on a dot; nowhere, where there is no room: the list says it. */
export function namePlaces(dots: readonly Dot[]): readonly (Place | undefined)[] {
  const written: Dot[] = []
  return dots.map((dot) => {
    const free = PLACES.find((place) => {
      const name = nameOf(dot, place)
      if ((place === 'right' || place === 'left') && (name.left < NAME_EDGE || name.left > 100 - NAME_EDGE)) return false
      const isOn = ({ left, top }: Dot, width: number): boolean => Math.abs(left - name.left) < width && Math.abs(top - name.top) < NAME_HIGH
      return !written.some((each) => isOn(each, BESIDE_NAME)) && !dots.some((each) => each !== dot && isOn(each, BESIDE_DOT))
    })
    if (free) written.push(nameOf(dot, free))
    return free
  })
}

const ASIDE: Readonly<Record<Place, Dot>> = { below: { left: 0, top: NAME_OFF }, above: { left: 0, top: -NAME_OFF }, right: { left: NAME_ASIDE, top: 0 }, left: { left: -NAME_ASIDE, top: 0 } }
const nameOf = ({ left, top }: Dot, place: Place): Dot => ({ left: left + ASIDE[place].left, top: top + ASIDE[place].top })

interface Span { readonly from: number; readonly length: number }

function spanOf(values: readonly number[]): Span {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const length = Math.max(LEAST_DEGREES, most - least)
  return { from: (least + most - length) / 2, length }
}

const percent = ({ from, length }: Span, value: number): number => rounded(100 * (MARGIN + (1 - 2 * MARGIN) * ((value - from) / length)))
const rounded = (value: number): number => Math.round(value * 10) / 10
