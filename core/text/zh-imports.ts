import type { ImportState } from '../domain/import/import-life'
import type { ImportKind } from '../domain/import/kinds'
import type { Mistake, Problem } from '../domain/import/read-rows'
import { BETWEEN } from './zh-lists'

/** What is imported, as its file and its tab are called. */
export const IMPORT_KIND_NAMES = { roster: '党员名册', unit: '双报到单位', grid: '网格', station: '驿站', branch: '党支部' } as const satisfies Record<ImportKind, string>

export const IMPORT_STATE_NAMES = { new: '新的', reading: '正在核对', faulty: '有错，没有导入', ready: '等您确认', revealed: '已导入', undone: '已撤销', dropped: '没有导入', settled: '已导入' } as const satisfies Record<ImportState, string>

/** What is wrong with a cell, and what to do about it. */
const SAID: Readonly<Record<Problem, (what: string) => string>> = {
  columnMissing: () => '少了这一列，请从模板里补上表头',
  columnTwice: () => '这一列的表头出现了两次，请留一列',
  merged: (what) => `${what} 是合并的单元格，请取消合并，每一行都写全`,
  required: () => '这一格要填',
  tooLong: () => '太长了，请写短一些',
  idNumber: () => '像是身份证号，这里不收也不存，请删掉',
  formula: () => '不能以 = + - @ 开头，请写成普通文字',
  isDate: () => '这一格是日期，请改成文字格式再填',
  phoneWrong: () => '请填 11 位手机号，或带区号的固定电话',
  dateWrong: () => '看不出是哪一天，请写成 2026年12月31日 这样',
  clockWrong: () => '看不出是几点，请写成 08:30 这样',
  pointWrong: () => '请写成 117.968 这样的数',
  half: () => '这两格要么都填，要么都空着',
  duplicate: (what) => `和第 ${what} 行重复，请留一行`,
  communityRequired: () => '请写是哪个社区',
  communityUnknown: (what) => `没有叫“${what}”的社区，请写全名`,
  communityTwice: (what) => `有不止一个社区叫“${what}”，请由那个社区自己导入`,
  outOfScope: (what) => `“${what}”不归您这里管，请由那边或上一级导入`,
  unitUnknown: (what) => `单位名单里没有“${what}”，请写全名，或先导入单位`,
  gridUnknown: (what) => `这个社区没有叫“${what}”的网格，请写全名，或先导入网格`,
  idUnknown: () => '没有这个编号；新的一行请空着',
  kindWrong: () => '请写网格、单位、联合或临时',
  nameTaken: (what) => `“${what}”已经有了，编号不是这一个`,
  elsewhere: (what) => (what === '' ? '这个单位已经有了，由上一级来改' : `这个单位和“${what}”结对，请由上一级来改`),
  gridStays: (what) => `这个网格在“${what}”，不能改到别的社区`,
  inUse: () => '这个支部已经在用，或撤销过；请到党支部页面改，或换个名字',
  incomplete: (what) => `${what}支部要填这一格`,
  periodWrong: () => '要晚于今天，最长一年',
}

/** `第 12 行 · 手机号：请填 …` */
export const mistakeText = ({ row, column, problem, what = '' }: Mistake): string => `第 ${row} 行${column === '' ? '' : `${BETWEEN}${column}`}：${SAID[problem](what)}`
