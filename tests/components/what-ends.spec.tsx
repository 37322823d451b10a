import { render } from '@testing-library/react'
import { certificateWords, CertificateStanding } from '@/components/certificate-standing'
import { untilWords } from '@/packages/emergency/looks'

/** What ends says what it is, when, and what comes after: never “到期” alone. */
const NOW = Date.parse('2026-11-26T10:00:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)
const kept = (text: string) => text.replace(/(?<=[\d年月]) (?=[\d年月日])/g, '\u00a0')

test.each([
  ['2030-06-30T23:59', '有效', '有效到 2030 年 6 月 30 日'],
  ['2026-12-20T23:59', '快到期', '12 月 20 日 周日 到期，换新证可以续'],
  ['2026-11-01T23:59', '过期了', '11 月 1 日 周日 过期了，换了新证请带来登记'],
])('证件 %s：写“%s”，%s', (until, tag, words) => {
  expect(certificateWords(at(until), NOW)).toBe(kept(words))
  expect(render(<CertificateStanding until={at(until)} now={NOW} />).container.textContent).toBe(tag + kept(words))
})

test('探访名单说还有多久失效，那以后怎样', () => {
  expect(untilWords(at('2026-12-01T12:00'), NOW)).toBe(kept('名单 5 天 2 小时后失效：12 月 1 日 12:00 应急结束，名单封存，谁也打不开了。'))
  expect(untilWords(at('2026-11-27T18:00'), NOW)).toBe('名单 1 天 8 小时后失效：明天 18:00 应急结束，名单封存，谁也打不开了。')
})
