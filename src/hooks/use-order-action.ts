import { useCallback, useRef, useState } from 'react'
import type { CallableAction } from '@core/contract/order-payloads'
import type { Receipt } from '@core/contract/order-views'
import type { ActionSheetProps } from '@/components/action-sheet'
import type { QuickText, Slots } from '@/components/action-sheet/ask-field'
import type { Draft } from '@/components/action-sheet/ask-types'
import { ASKS, isCallable } from '@/components/action-sheet/asks'
import { isDirect } from '@/components/action-sheet/draft'
import { clockOffset } from '@/services/session'
import { say } from './notice'
import { noteMove, queueOf } from './queue-counts'
import { type ActionTarget, type ViewerKind, type Wish, isDetail, sendAction } from './send-action'
import { useKeptWords } from './use-kept-words'
import { useLatest } from './use-latest'
import { usePhotos } from './use-photos'
import { useSubmit } from './use-submit'

export interface OrderActionOptions {
  /** Fetches anew: after success, and when the order had moved on under the person's hands. */
  readonly reload: () => unknown
  /** On a desk the next order already stands there: the sentence names the one it speaks of, and leads to it. */
  readonly onLookBack?: (orderId: string) => void
  readonly onDone?: (action: CallableAction, receipt: Receipt, payload: Readonly<Record<string, unknown>>) => void
  /** The district's reply templates, by action (catalogue.current). */
  readonly templates?: readonly { readonly action: string; readonly title: string; readonly text: string }[]
  /** In place of sending at once; `kept`: it could not be told, and waits on the phone. */
  readonly send?: (...given: Parameters<typeof sendAction>) => Promise<Receipt | 'kept'>
  readonly onKept?: () => void
  /** Choosers that need the server: who to hand over to, which service, which order. */
  readonly slots?: Slots
}

interface Asked {
  readonly order: ActionTarget
  readonly action: CallableAction
  readonly given: Draft
}
export interface OrderActionControl {
  /** A tap on an action of an order: opens the sheet, or sends at once where nothing has to be asked. */
  readonly start: (order: ActionTarget, action: string, given?: Draft) => void
  /** The action under way, for the button that turns. */
  readonly busy?: string
  /** Why an action without a sheet did not work. */
  readonly error?: string
  /** Everything `<ActionSheet>` wants: `<ActionSheet {...control.sheet} />`. */
  readonly sheet: ActionSheetProps
}

/** Answers the view already holds: the appeal that is meant, the offer that is declined, the refusal that is appealed. */
function known(as: ViewerKind, order: ActionTarget, action: CallableAction): Draft {
  if (action === 'fileAppeal') return as === 'resident' && order.state === 'rejected' ? { appealTarget: 'rejection' } : {}
  if (action === 'decline') return order.offer ? { offerId: order.offer.id } : {}
  if (action !== 'upholdAppeal' && action !== 'dismissAppeal' && action !== 'withdrawAppeal') return {}
  const open = isDetail(order) ? order.appeals.filter((appeal) => appeal.state === 'open') : []
  const meant = action === 'withdrawAppeal' ? open.find((appeal) => appeal.mine) : open[0]
  return meant ? { appealId: meant.id } : {}
}

/** What stands there before anybody answered: the words that are amended, the only thing there is to choose. */
function firstDraft(order: ActionTarget, action: CallableAction): Draft {
  if (!isDetail(order)) return {}
  if (action === 'amend') return { title: order.title, text: order.text }
  const [only, ...others] = order.appealTargets ?? []
  return action === 'fileAppeal' && others.length === 0 ? { appealTarget: only } : {}
}

/** Under which a sheet's answers are kept. */
const sheetName = (as: ViewerKind, order: ActionTarget, action: CallableAction) => `sheet.${as}.${order.id}.${action}`

/** Carries out the actions of an order for one viewer: asks, sends once, says what went wrong, fetches anew. */
export function useOrderAction(as: ViewerKind, options: OrderActionOptions): OrderActionControl {
  const [asked, setAsked] = useState<Asked>()
  const [draft, setDraft] = useState<Draft>({})
  // What was typed for an action of an order waits there until it is done, also when the sheet is closed in between.
  const kept = useRef(new Map<string, Draft>())
  const words = useKeptWords()
  // Done, and the page still shows what was before: its buttons wait until it has caught up.
  const [settling, setSettling] = useState<string>()
  const photos = usePhotos(6)
  const latest = useLatest({ asked, options, photos })
  const target = useRef<ActionTarget>(undefined)

  const submit = useSubmit<Wish, Receipt | 'kept'>((wish, requestId) => (options.send ?? sendAction)(as, target.current as ActionTarget, wish, requestId), {
    onStale: () => void latest.current.options.reload(),
  })
  const { run, clear } = submit

  const carryOut = useCallback(async (order: ActionTarget, action: CallableAction, payload: Wish['payload']) => {
    target.current = order
    const receipt = await run({ orderId: order.id, action, payload })
    if (!receipt) return
    kept.current.delete(sheetName(as, order, action))
    words.drop(sheetName(as, order, action))
    setAsked(undefined)
    latest.current.photos.clear()
    if (receipt === 'kept') return latest.current.options.onKept?.()
    if (as === 'staff') noteMove(queueOf(order), receipt)
    const { done } = ASKS[action]
    const { onLookBack } = latest.current.options
    if (done && onLookBack) say(`“${order.title}”${done}`, { label: action === 'accept' ? '去派单' : '看这一单', run: () => onLookBack(order.id) })
    else if (done) say(done)
    latest.current.options.onDone?.(action, receipt, payload)
    setSettling(action)
    await Promise.resolve(latest.current.options.reload()).finally(() => setSettling(undefined))
  }, [as, latest, run, words])

  const start = useCallback((order: ActionTarget, action: string, extra: Draft = {}) => {
    if (!isCallable(action)) return
    clear()
    const given = { ...known(as, order, action), ...extra }
    if (isDirect(ASKS[action], as, given)) return void carryOut(order, action, { ...given })
    const name = sheetName(as, order, action)
    setDraft(kept.current.get(name) ?? { ...firstDraft(order, action), ...words.read(name) })
    setAsked({ order, action, given })
  }, [as, carryOut, clear, words])

  const change = useCallback((part: Draft) => {
    const now = latest.current.asked
    setDraft((old) => {
      const next = { ...old, ...part }
      if (now) {
        const name = sheetName(as, now.order, now.action)
        kept.current.set(name, next)
        words.keep(name, next)
      }
      return next
    })
  }, [as, latest, words])
  const cancel = useCallback(() => {
    setAsked(undefined)
    clear()
  }, [clear])

  const quick: readonly QuickText[] | undefined = options.templates?.filter(({ action }) => action === asked?.action).map(({ title, text }) => ({ label: title, text }))
  return {
    start,
    busy: submit.busy ? submit.sending?.action : settling,
    error: asked ? undefined : submit.error?.message,
    sheet: {
      action: asked?.action,
      given: asked?.given ?? {},
      draft: photos.fileIds.length > 0 ? { ...draft, photos: photos.fileIds } : draft,
      fields: submit.fields,
      error: submit.error?.message,
      busy: submit.busy,
      now: Date.now() + clockOffset(),
      photos: { photos: photos.photos, max: 6, onAdd: () => void photos.add(), onRemove: photos.remove, onRetry: photos.retry },
      photosReady: photos.ready,
      narrowed: asked && isDetail(asked.order) ? { appealTarget: asked.order.appealTargets } : undefined,
      quick,
      slots: options.slots,
      onChange: change,
      onConfirm: (payload) => {
        if (asked) void carryOut(asked.order, asked.action, payload)
      },
      onCancel: cancel,
    },
  }
}
