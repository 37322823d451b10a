import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Button } from '../button'
import { Skeleton } from './skeleton'
import './index.scss'

/** What a query hook gives back, as far as drawing goes. */
export interface QueryView<T> {
  readonly data: T | undefined
  readonly error?: { readonly message: string }
  readonly loading: boolean
  readonly reload: () => unknown
}

export interface PageStateProps<T> {
  readonly query: QueryView<T>
  /** Said when there is nothing: whose turn it is, what will appear here. An <Empty> of its own may also lead on. */
  readonly empty?: ReactNode
  readonly isEmpty?: (data: T) => boolean
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

const nothingIn = (data: unknown) => Array.isArray(data) && data.length === 0

/** Skeleton, empty, failed with a way to try again, or the content; what was shown stays while it is fetched anew. */
export function PageState<T>({ query, empty, isEmpty = nothingIn, skeleton, children }: PageStateProps<T>) {
  const { data, error, loading, reload } = query
  if (data === undefined && error) return <Failed message={error.message} busy={loading} onRetry={reload} />
  if (data === undefined) return <>{skeleton ?? <Skeleton />}</>
  return (
    <>
      {error && (
        <View className='state__stale' {...aria('status')}>
          <View className='grow'>没有刷新成功，这是刚才的内容。{error.message}</View>
          <Button size='small' kind='ghost' loading={loading} onTap={() => void reload()}>重试</Button>
        </View>
      )}
      {isEmpty(data) && empty ? (typeof empty === 'string' ? <Empty>{empty}</Empty> : empty) : children(data)}
    </>
  )
}

export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <View className='state'>
      <View className='state__text'>{children}</View>
      {action}
    </View>
  )
}

function Failed({ message, busy, onRetry }: { readonly message: string; readonly busy: boolean; readonly onRetry: () => unknown }) {
  return (
    <View className='state' {...aria('alert')}>
      <View className='state__text'>{message}</View>
      <Button kind='ghost' icon='refresh' loading={busy} onTap={() => void onRetry()}>再试一次</Button>
    </View>
  )
}
