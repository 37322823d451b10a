import { runKills } from '../../scripts/kills/run-kills'

/** The same runs two hundred times over with `npm run -s cloud:kills`. */
test('在随机的时刻强行杀掉服务：答复过的一个不少，没有只做了一半的事务，再启动打得开', async () => {
  const report = await runKills({ kills: 6, seed: 11, documents: 200 })
  expect(report).toMatchObject({ kills: 6, lost: 0, halfTransactions: 0 })
  expect(report.acknowledged).toBeGreaterThan(100)
}, 60_000)
