import { Button as NativeButton } from '@tarojs/components'
import { classNames } from '../class-names'
import './index.scss'

export interface PhoneButtonProps {
  readonly children: string
  readonly loading?: boolean
  readonly className?: string
  /** WeChat's code for the number; the server alone can exchange it. */
  readonly onCode: (code: string) => void
}

/** WeChat's own button for one's phone number: it asks the person itself, and gives a code and no number. In WeChat alone. */
export function PhoneButton({ children, loading, className, onCode }: PhoneButtonProps) {
  return (
    <NativeButton
      className={classNames('btn btn--primary phone-button', className)}
      openType='getPhoneNumber'
      loading={loading}
      disabled={loading}
      ariaLabel={children}
      onGetPhoneNumber={(event) => {
        if (event.detail.code) onCode(event.detail.code)
      }}
    >
      {children}
    </NativeButton>
  )
}
