import { printsContract } from '@core/contract/prints'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { printCertificate } from './actions/print-certificate'

/** Papers: a function of its own, because fonts and their making weigh more than everything else together. */
export const main = serve(printsContract, { certificate: printCertificate }, { fn: 'prints', said: errorText })
