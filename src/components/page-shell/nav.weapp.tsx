import { TabBar } from '../tab-bar'
import { useShell } from './shell-context'
import type { NavProps } from './nav.h5'

/** The tabs; a rail is for the browser. */
export const Nav = ({ tab }: NavProps) => <TabBar tabs={useShell().tabs} current={tab} />
