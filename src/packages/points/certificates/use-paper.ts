import { useState } from 'react'
import type { CertificateView } from '@core/contract/points'
import { saveFile } from '@/hooks/save-file'
import { useApiSubmit } from '@/hooks/use-api'

/** The certificate as PDF: opened in WeChat's viewer, or put among the browser's downloads. */
export function usePaper() {
  const [wrong, setWrong] = useState<string>()
  const print = useApiSubmit('prints', 'certificate')
  const open = async ({ id }: CertificateView) => {
    setWrong(undefined)
    const made = await print.run({ certificateId: id })
    if (made) await saveFile(made.name, made.base64).catch(() => setWrong('没有存上。请再点一次，或换一台设备。'))
  }
  return { open, busy: print.busy ? print.sending?.certificateId : undefined, error: wrong ?? print.error?.message }
}
