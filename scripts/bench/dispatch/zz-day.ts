import { benchDays } from './day'
const t = performance.now()
console.log(JSON.stringify(benchDays(Number(process.argv[2] ?? 2), (line) => console.log(line, ((performance.now() - t) / 1000).toFixed(1)))))
