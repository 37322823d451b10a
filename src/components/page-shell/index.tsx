import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { landmark } from '../aria'
import { classNames } from '../class-names'
import { Icon } from '../icon'
import { NoticeLines } from '../notice'
import { Tappable } from '../tappable'
import { Nav } from './nav'
import { TitleBar } from './title-bar'
import { type TabKey, useShell } from './shell-context'
import './index.scss'
import './wide-looks'

export interface PageShellProps {
  readonly title: string
  readonly sub?: string
  /** The tab this page is; a page with a tab has no way back. */
  readonly tab?: TabKey
  readonly onBack?: () => void
  /** The first page of all: nothing to go back to and no tabs. */
  readonly top?: boolean
  readonly right?: ReactNode
  /** Stays at the bottom, thumb-high: the one primary action. */
  readonly foot?: ReactNode
  /** Under the title and above the scrolling part, e.g. the queues. */
  readonly head?: ReactNode
  /** A desk's own rail, where a queue is turned to in place; beside every other page stands the one the app provides. */
  readonly rail?: ReactNode
  /** What of the rail is lit, where the page's route does not say it. */
  readonly at?: string
  /** On a wide screen the content is a desk (list and detail), not a column. */
  readonly desk?: boolean
  /** On a wide screen the column is as wide as a desk. */
  readonly broad?: boolean
  /** On a wide screen the cards of this list, and the rows of a flush card, stand in two columns. */
  readonly columns?: boolean
  /** Rows run from edge to edge. */
  readonly flush?: boolean
  /** The order this page is about. */
  readonly about?: string
  readonly children: ReactNode
}

export function PageShell({ title, sub, tab, onBack, right, foot, head, rail, at, desk, broad, columns, flush, top, about, children }: PageShellProps) {
  const { elder, wide, tabs, notices, closeNotice, alarms } = useShell()
  const withNav = !top && tabs.length > 0 && (tab !== undefined || wide)
  return (
    <View className={classNames('shell', elder && 'elder', wide && withNav && 'shell--railed', wide && top && 'shell--top', wide && desk && 'shell--desk', wide && (broad || columns) && 'shell--broad', wide && columns && 'shell--columns')}>
      <View className='shell__top'>
        <TitleBar title={title} sub={sub} right={right} onBack={tab ? undefined : onBack} canGoBack={!tab && !top} />
        <NoticeLines notices={notices.filter((each) => !about || !each.about || each.about.includes(about))} onClose={closeNotice} />
        {(tab === 'home' || (desk && rail)) && alarms.map(({ id, text, open }) => (
          <Tappable key={id} role='link' className='alarm' onTap={open}>
            <Icon name='alert' />
            <View className='grow'>{text}</View>
            <Icon name='next' small />
          </Tappable>
        ))}
      </View>
      <View className='shell__page' {...landmark('main')}>
        {head && <View className='shell__head'>{head}</View>}
        <View className={classNames('shell__main', flush && 'shell__main--flush')}>{children}</View>
      </View>
      {(foot || withNav) && (
        <View className='shell__bottom'>
          {foot && <View className='shell__foot' {...landmark('region', '可以做的事')}>{foot}</View>}
          {withNav && <View className='shell__nav' {...landmark('navigation', '主要页面')}><Nav tab={tab} at={at} rail={rail} /></View>}
        </View>
      )}
    </View>
  )
}
