import type { Browser, Page } from 'playwright-core'
import { browserTest, sitDown } from '../support/browser'
import { answer, becomes, button, field, text } from '../support/fingers'
import { inBrowserWorld } from '../support/in-world'
import { idOf } from '../support/journey'
import { cellsOf, sheetNamesOf, sheetOf } from '../support/sheets'
import { PEOPLE, type World } from '../support/world'

/** A list brought in at a desk: the template, a file with mistakes, the right one, the confirmation, and taken back. */
let world: World
let browser: Browser
inBrowserWorld((fresh, opened) => {
  world = fresh
  browser = opened
})
const itIs = browserTest()
const HEAD = ['姓名*', '手机号*', '社区', '单位'] as const
const choose = async (page: Page, name: string, rows: readonly (readonly (string | number | null)[])[]) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选表格文件').click()])
  await chooser.setFiles({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await sheetOf([HEAD, ...rows]), 'base64') })
}
const saved = async (page: Page, name: string) => {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), base64: Buffer.concat(chunks).toString('base64') }
}
const inForce = () => (world.cloud.database.get('imports', 'roster')?.['layers'] as unknown as readonly object[] | undefined)?.length ?? 0

itIs('从“我的”点进去，下载模板，填错了一行一行说清楚，改好了确认，再整批撤销', async () => {
  const desk = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  await desk.go('pages/me/index')
  await text(desk.page, '导入导出').click()
  await text(desk.page, '还没有导入过').waitFor()
  const template = await saved(desk.page, '下载模板')
  expect([template.name, await sheetNamesOf(template.base64), (await cellsOf(template.base64))[0]?.slice(0, 2)]).toEqual(['党员名册-模板.xlsx', ['党员名册', '填写说明'], ['姓名*', '手机号*']])

  await choose(desk.page, '填错的.xlsx', [['张三', '138', null, null], ['370302199001011234', 13800020002, null, null], ['李四', 13800020003, null, '没有的单位']])
  await text(desk.page, '第 2 行 · 手机号：请填 11 位手机号').waitFor()
  await text(desk.page, '第 3 行 · 姓名：像是身份证号').waitFor()
  await text(desk.page, '第 4 行 · 单位：单位名单里没有“没有的单位”').waitFor()

  await choose(desk.page, '改好的.xlsx', [['张三', '138 0002 0001', null, '单位 01'], ['李四', 13800020003, null, null]])
  await text(desk.page, '核对好了').waitFor()
  expect(inForce()).toBe(0)
  await button(desk.page, '确认导入').click()
  await text(desk.page, '一分钟内全区看到的都是新的').waitFor()
  expect(inForce()).toBe(1)
  await text(desk.page, '新增 2 行').waitFor()
  const csv = await saved(desk.page, '导出党员名册，CSV')
  expect(Buffer.from(csv.base64, 'base64').toString('utf8')).toContain('"张三","13800020001","颐泽社区","单位 01"')

  await button(desk.page, '整批撤销 改好的.xlsx').click()
  await answer(desk.page, '撤销').click()
  await text(desk.page, '整批撤销了').waitFor()
  await becomes(() => inForce(), 0)
  expect(desk.errors).toEqual([])
  await desk.close()
}, 90_000)

itIs('选了不是表格的文件，当场说清楚，不用等服务器', async () => {
  const phone = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff' })
  await phone.go('packages/staff/imports/index')
  for (const [name, said] of [['旧的.xls', '另存为 .xlsx'], ['照片.png', '请选 .xlsx 的表']] as const) {
    const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), button(phone.page, '选表格文件').tap()])
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
    await text(phone.page, said).waitFor()
  }
  expect(phone.errors).toEqual([])
  await phone.close()
}, 60_000)

itIs('登记一张证件：按编号找到人，选证，照证上写日期；排在该排的地方；登记错了去掉', async () => {
  const certificates = () => (world.cloud.database.get('people', idOf('seed-m00001'))?.['member'] as unknown as { readonly certificates?: Readonly<Record<string, number>> }).certificates ?? {}
  const before = Object.keys(certificates())
  const desk = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  await desk.go('packages/staff/certificates/index')
  await button(desk.page, '登记一张证件').click()
  await field(desk.page, '按编号找，如：12').fill('1')
  await desk.page.getByRole('radio', { name: '党员 1 号', exact: true }).click()
  await desk.page.getByRole('radio', { name: '急救员证', exact: true }).click()
  await text(desk.page, '登记后可以接').waitFor()
  await field(desk.page, '有效到哪天').fill('2027年6月30日')
  await answer(desk.page, '登记').click()
  await text(desk.page, '记下了').waitFor()
  expect(certificates()['firstAid']).toBe(Date.parse('2027-06-30T23:59:59.999+08:00'))
  await button(desk.page, '更新党员 1 号的急救员证').click()
  await button(desk.page, '登记错了，去掉这张证').click()
  await becomes(() => Object.keys(certificates()), before.filter((kind) => kind !== 'firstAid'))
  expect(desk.errors).toEqual([])
  await desk.close()
}, 60_000)

itIs('派一位党建指导员到还没有支部的小区', async () => {
  const { id: branchId } = await world.as(PEOPLE.staff).ok('registry', 'foundBranch', { as: 'staff', branchKind: 'temporary', name: '防汛临时党支部', purpose: '值守', to: world.cloud.clock.now() + 30 * 86_400_000 })
  const desk = await sitDown(browser, world, { openid: PEOPLE.staff, role: 'staff', viewport: 'desk' })
  await desk.go('packages/staff/branches/index')
  await button(desk.page, '派指导员').click()
  await field(desk.page, '按编号找，如：12').fill('1')
  await desk.page.getByRole('radio', { name: '党员 1 号', exact: true }).click()
  await desk.page.getByRole('radio', { name: '小区', exact: true }).click()
  await field(desk.page, '写小区名里的两三个字').fill('颐泽')
  await desk.page.getByRole('radio', { name: /颐泽花园/ }).first().click()
  await answer(desk.page, '派出').click()
  await text(desk.page, /党员 1 号（颐泽花园）/).waitFor()
  expect(world.cloud.database.get('records', branchId)?.['instructors']).toMatchObject([{ target: 'compound', label: '党员 1 号' }])
  expect(desk.errors).toEqual([])
  await desk.close()
}, 60_000)
