import { View } from '@tarojs/components'
import { IMPORT_KIND_NAMES } from '@core/text/zh-imports'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Meter } from '@/components/meter'
import { count } from './counts'
import type { Imports } from './use-imports'

/** Template, file, and how far the file has come. */
export function StepsCard({ imports: { kind, sheets, read, reading, choose } }: { readonly imports: Imports }) {
  const name = IMPORT_KIND_NAMES[kind]
  const error = sheets.error ?? read.error?.message ?? Object.values(read.fields)[0]
  return (
    <Card className='stack'>
      <View className='h2'>导入{name}</View>
      <View className='s'>先下载模板填好（第二张表有说明和例子），再选文件。选了只是核对，点确认以前谁也看不到；导入后一天内可以整批撤销。</View>
      {error !== undefined && <View className='error' {...aria('alert')}>{error}</View>}
      <View className='imports__deeds'>
        <Button kind='ghost' loading={sheets.busy === 'template'} onTap={() => void sheets.save('template')}>下载模板</Button>
        <Button kind='primary' icon='plus' loading={read.busy || sheets.busy === 'choose'} onTap={() => void choose()}>选表格文件</Button>
      </View>
      {reading !== undefined && reading.rows > 0 && (
        <View className='stack stack--tight' {...aria('status')}>
          <View className='s num'>{count(reading.written)} / {count(reading.rows)} 行已写好，等您确认</View>
          <Meter value={reading.written} max={reading.rows} label={`${reading.rows} 行，写好了 ${reading.written} 行`} />
        </View>
      )}
      <View className='row between wrap'>
        <View className='s grow'>导出现在的{name}，改了还能导回来</View>
        <Button size='small' kind='ghost' label={`导出${name}，表格`} loading={sheets.busy === 'xlsx'} onTap={() => void sheets.save('xlsx')}>表格</Button>
        <Button size='small' kind='ghost' label={`导出${name}，CSV`} loading={sheets.busy === 'csv'} onTap={() => void sheets.save('csv')}>CSV</Button>
      </View>
    </Card>
  )
}
