import type { SignedOutProps } from './signed-out'

/** WeChat knows who opens the app: there is nobody to be asked in. */
export const SignedOut: (props: SignedOutProps) => null = () => null
