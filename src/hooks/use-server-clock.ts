import { clockOffset } from '@/services/session'

/** The server's clock minus this phone's, in ms, as of the last answer: for `<Countdown offset>`. */
export const useServerOffset = () => clockOffset()
