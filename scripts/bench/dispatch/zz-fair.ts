import { playNinety } from './ninety-days'
const [days, ...weights] = process.argv.slice(2).map(Number)
let base = 0
for (const w of weights) {
  const t = performance.now()
  const r = playNinety(days ?? 10, w)
  base ||= r.value
  console.log(w, JSON.stringify(r), 'loss', (1 - r.value / base).toFixed(4), ((performance.now() - t) / 1000).toFixed(1) + 's')
}
