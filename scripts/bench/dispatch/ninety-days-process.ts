import { playNinety } from './ninety-days'

/** One run of the ninety days in a process of its own: `tsx ninety-days-process.ts <days> <fairness> <seed>` prints it as JSON. */
const [days = NaN, fairness = NaN, seed = NaN] = process.argv.slice(2).map(Number)
process.stdout.write(JSON.stringify(playNinety(days, fairness, seed)))
