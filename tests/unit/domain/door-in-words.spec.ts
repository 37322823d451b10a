import { hasDoor } from '@core/domain/door-in-words'

test('写到门牌的认得出；只写小区、楼、驿站、时间、尺寸的不算', () => {
  expect(['3号楼2单元201', '3 号楼 2 单元', '家在 301室', '三单元五楼', '5栋1203', '3号楼2-301', '3 号楼 402'].map(hasDoor)).toEqual([true, true, true, true, true, true, true])
  expect(['颐泽花园驿站', '3 号楼楼下', '5 栋旁边的凉亭', '周六 9 点到 11 点', '120 厘米的拐杖', '两百度的老花镜', '2026 年的挂历', '第 3 网格', '一单', '单元门口的灯坏了'].map(hasDoor)).toEqual([false, false, false, false, false, false, false, false, false, false])
})
