import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingsView } from '@core/contract/dispatch'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { momentWords } from '@/components/china-time'
import { LinkRow } from '@/components/link-row'

const SHOWN = 6

interface VersionsProps {
  readonly history: SettingsView['history']
  readonly now: number
  readonly onOpen: (version: number) => void
}

/** Every version that is kept, the newest first: by whom, when and why; a tap says what it said. */
export function Versions({ history, now, onOpen }: VersionsProps) {
  const [all, setAll] = useState(false)
  const shown = all ? history : history.slice(0, SHOWN)
  if (history.length === 0) return null
  return (
    <>
      <View className='h2 mt3'>改过几次</View>
      <Card flush>
        {shown.map(({ version, at, routes, mine, note }) => (
          <LinkRow key={version} icon='clock' title={`第 ${version} 版，${momentWords(at, now)}`} note={`${mine ? '您改的' : '同事改的'}，${routes} 条规则${note === undefined ? '' : `。${note}`}`} onTap={() => onOpen(version)} />
        ))}
      </Card>
      {shown.length < history.length && <Button kind='ghost' size='small' onTap={() => setAll(true)}>{`再看以前的 ${history.length - shown.length} 版`}</Button>}
    </>
  )
}
