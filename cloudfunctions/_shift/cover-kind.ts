import type { CoverDoc } from '@core/contract/covers'
import { coverDoc } from '@core/contract/covers'
import type { ErrorCode } from '@core/contract/errors'
import type { Lifecycle } from '@core/domain/lifecycle/lifecycle'
import type { CoverAction, CoverPayload } from '@core/domain/post/cover'
import { COVER_LIFE } from '@core/domain/post/cover'
import type { RecordKind } from '../_record/change-record'

export const COVER_KIND: RecordKind<CoverDoc, CoverPayload, CoverAction> = { kind: 'cover', schema: coverDoc, life: COVER_LIFE as unknown as Lifecycle<CoverDoc, CoverPayload, CoverAction, ErrorCode>, closed: ['ended'] }
