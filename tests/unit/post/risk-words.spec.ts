import { comingWords } from '../../../src/packages/staff/posts/risk-words'

test('估计来几个：只说整个的人；只有一位的说来不来得了，平常的人不说', () => {
  expect([[0, 0], [1, 0.9], [1, 0.7], [1, 0.3], [2, 1.8], [3, 1.9], [6, 4.4]].map(([taken = 0, expected = 0]) => comingWords(taken, expected))).toEqual([
    '', '', '，这一位有时来不了', '，这一位多半来不了', '', '，照以往大概来 2 人', '，照以往大概来 4 人',
  ])
})
