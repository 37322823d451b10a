import { toCallError } from '@/services/call-error'
import { demoLogin, demoPeople } from '@/services/demo'
import { useQuery } from './use-query'
import type { Enter } from './use-viewer'

/** Only called where DEMO is true; a production build leaves this file out. */
export const useDemoPeople = () => useQuery('demo.people', demoPeople)
export const enterDemo = (openid: string, enter: Enter) => demoLogin(openid).then(enter, toCallError)
