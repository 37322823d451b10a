import { calibrationError, chanceOf, learn, learnAll, NEW_MODEL } from '@core/domain/dispatch/acceptance'
import type { AcceptanceModel, OfferFeatures } from '@core/domain/dispatch/acceptance'
import { makeRandom } from '../../../local/seed/random'

const anOffer = (change: Partial<OfferFeatures> = {}): OfferFeatures => ({ memberId: 'm1', categoryId: 'home', hour: 10, weekend: false, metres: 400, skilled: true, recentOffers: 0, ...change })
const after = (times: number, yes: boolean, offer = anOffer(), model: AcceptanceModel = NEW_MODEL) => Array.from({ length: times }).reduce<AcceptanceModel>((old) => learn(old, offer, yes), model)

test('没有人回答过：不说满，近的多一点，常被问的少一点', () => {
  const chance = chanceOf(NEW_MODEL, anOffer())
  expect(chance).toBeGreaterThan(0.25)
  expect(chance).toBeLessThan(0.5)
  expect(chanceOf(NEW_MODEL, anOffer({ metres: 3000 }))).toBeLessThan(chance)
  expect(chanceOf(NEW_MODEL, anOffer({ recentOffers: 8 }))).toBeLessThan(chance)
  expect(chanceOf(NEW_MODEL, anOffer({ skilled: false }))).toBeLessThan(chance)
  // Farther than five kilometres is as far as can be.
  expect(chanceOf(NEW_MODEL, anOffer({ metres: 5000 }))).toBe(chanceOf(NEW_MODEL, anOffer({ metres: 50_000 })))
})

test('一个人答应得多，对他的估计就高；别人的只跟着动一点；新来的人按大家的算', () => {
  const model = after(20, true)
  const [own, others] = [chanceOf(model, anOffer()), chanceOf(model, anOffer({ memberId: 'm2' }))]
  expect(own).toBeGreaterThan(0.85)
  expect(others).toBeGreaterThan(chanceOf(NEW_MODEL, anOffer()))
  expect(others).toBeLessThan(own)
  const refused = after(20, false)
  expect(chanceOf(refused, anOffer())).toBeLessThan(0.12)
  expect(refused.answers).toBe(20)
  // Never certain, however long it went one way.
  expect(chanceOf(after(500, true), anOffer())).toBeLessThan(0.999)
})

test('习惯变了，跟得上：五十次答应以后五十次不答应', () => {
  const turned = after(50, false, anOffer(), after(50, true))
  expect(chanceOf(turned, anOffer())).toBeLessThan(0.35)
})

test('学一次不改原来的模型，存成 JSON 再读回来一样', () => {
  const before = JSON.stringify(NEW_MODEL)
  const model = after(3, true)
  expect(JSON.stringify(NEW_MODEL)).toBe(before)
  expect(JSON.parse(JSON.stringify(model))).toEqual(model)
  expect(chanceOf(JSON.parse(JSON.stringify(model)) as AcceptanceModel, anOffer())).toBe(chanceOf(model, anOffer()))
})

test('一次学许多，和一个一个学一样', () => {
  const answers = Array.from({ length: 30 }, (_, n) => ({ features: anOffer({ memberId: `m${n % 4}`, metres: 100 * n }), yes: n % 3 === 0 }))
  expect(learnAll(NEW_MODEL, answers)).toEqual(answers.reduce((model, { features, yes }) => learn(model, features, yes), NEW_MODEL))
})

test('说的和来的差多少：先说后看；说得准的接近零，没有回答时是零', () => {
  expect(calibrationError(NEW_MODEL)).toBe(0)
  const one = learn(NEW_MODEL, anOffer(), true)
  expect(calibrationError(one)).toBeCloseTo(1 - chanceOf(NEW_MODEL, anOffer()), 10)

  // People who differ, by hour, distance and themselves; nobody told the model how.
  const random = makeRandom(7)
  const habit = Array.from({ length: 60 }, () => random.next() * 2 - 1.4)
  const truth = (who: number, metres: number, hour: number) => 1 / (1 + Math.exp(-((habit[who] ?? 0) - metres / 1500 + (hour >= 18 ? 0.6 : 0))))
  let model = NEW_MODEL
  let [loss, blind] = [0, 0]
  for (let n = 0; n < 6000; n += 1) {
    const [who, metres, hour] = [random.int(0, 59), random.int(50, 2500), random.int(8, 21)]
    const offer = anOffer({ memberId: `m${who}`, metres, hour })
    const yes = random.next() < truth(who, metres, hour)
    if (n >= 2000) {
      loss += (chanceOf(model, offer) - (yes ? 1 : 0)) ** 2
      blind += (0.3 - (yes ? 1 : 0)) ** 2
    }
    model = learn(model, offer, yes)
  }
  expect(calibrationError(model)).toBeLessThan(0.03)
  expect(loss).toBeLessThan(0.95 * blind)
})
