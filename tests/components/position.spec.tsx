import { exactText } from '@/services/error-text'
import { toGcj02 } from '@/services/gcj02'

test('浏览器的位置换成地图用的坐标，误差不到一米', () => {
  const there = toGcj02(116.404, 39.915)
  expect(there.lng).toBeCloseTo(116.4102445, 5)
  expect(there.lat).toBeCloseTo(39.9164043, 5)
})

test('国境以外两种坐标一样', () => {
  expect(toGcj02(2.35, 48.85)).toEqual({ lng: 2.35, lat: 48.85 })
})

test('离得太远时说出还有多远、要多近、还能怎么办', () => {
  const said = exactText('TOO_FAR', { distanceM: 4612, fenceM: 300 })
  expect(said).toContain('4.6 公里')
  expect(said).toContain('300 米以内')
  expect(said).toContain('开始码')
  expect(exactText('TOO_FAR', {})).toBeUndefined()
})
