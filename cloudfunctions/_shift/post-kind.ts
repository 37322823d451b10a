import type { ErrorCode } from '@core/contract/errors'
import type { PostDoc } from '@core/contract/posts'
import { postDoc } from '@core/contract/posts'
import type { Lifecycle } from '@core/domain/lifecycle/lifecycle'
import type { PostAction, PostPayload } from '@core/domain/post/post'
import { POST_LIFE } from '@core/domain/post/post'
import type { RecordKind } from '../_record/change-record'

export const POST_KIND: RecordKind<PostDoc, PostPayload, PostAction> = { kind: 'post', schema: postDoc, life: POST_LIFE as unknown as Lifecycle<PostDoc, PostPayload, PostAction, ErrorCode>, closed: ['closed'] }
