import { PageContainer } from '@tarojs/components'
import { useEffect } from 'react'
import { put, take } from './open-sheets'

export interface BackClosesProps {
  readonly onBack: () => void
}

/** WeChat gives Back (gesture, key, navigateBack) to an open page-container before it leaves the page; this one is empty and shows nothing. */
export function BackCloses({ onBack }: BackClosesProps) {
  useEffect(() => {
    put(onBack)
    return () => take(onBack)
  }, [onBack])
  return <PageContainer show overlay={false} duration={0} customStyle='height:0;background:none' onBeforeLeave={onBack} />
}

const SHEET_GONE_MS = 50

/** navigateBack would only close a sheet that is still there: the page is left once it is gone. */
export const beforeGoingBack = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, SHEET_GONE_MS))
