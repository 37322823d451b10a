import { filesContract } from '@core/contract/files'
import { errorText } from '@core/text/zh-errors'
import { serve } from '../_kit/serve'
import { linkPhotos } from './actions/link-photos'
import { settleCheck } from './actions/settle-check'
import { uploadPhoto } from './actions/upload-photo'

export const main = serve(filesContract, { uploadPhoto, photoLinks: linkPhotos }, { fn: 'files', said: errorText, onPush: settleCheck })
