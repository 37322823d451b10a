import { envIdRefusal } from '../../../scripts/deploy/env-id'
import { originOf } from '../../../scripts/origin-of'

test.each(['ab', 'env-test', 'red-property-1g2h3j4k', 'x'.repeat(64)])('%s 是环境编号', (id) => expect(envIdRefusal(id)).toBeUndefined())
test.each(['', 'a', 'bad env!;rm', '-env', 'env-', 'env_1', '环境-1', 'a"b', 'x'.repeat(65), 'env\n'])('%j 不是环境编号，说得清楚', (id) => expect(envIdRefusal(id)).toContain('不是环境编号'))

test('来源按浏览器送来的样子比：大小写、末尾的 / 和默认端口都不算', () => {
  expect(['https://Desk.example', 'https://desk.example/', 'https://desk.example:443', 'http://127.0.0.1:8080'].map(originOf)).toEqual(['https://desk.example', 'https://desk.example', 'https://desk.example', 'http://127.0.0.1:8080'])
})
test.each(['*', 'null', 'desk.example', 'https://', 'ftp://desk.example', 'https://desk.example/path', 'https://desk.example?x', 'https://*.example', 'https://a@desk.example', 'https://desk.example https://b.example', ''])('%j 不是来源', (text) => expect(originOf(text)).toBeUndefined())
