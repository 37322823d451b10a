import { useRouter } from '@tarojs/taro'
import { useViewer } from '@/hooks/use-viewer'

/** As whom somebody organises: the staff for their community, a member for the branches they are secretary of. */
export function useOrganiser(): 'staff' | 'member' {
  const { as } = useRouter().params
  const { role } = useViewer()
  return as === 'member' || (as === undefined && role === 'member') ? 'member' : 'staff'
}
