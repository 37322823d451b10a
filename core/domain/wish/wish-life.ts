import type { Facts, Lifecycle, Step } from '../lifecycle/lifecycle'
import { lifecycle } from '../lifecycle/lifecycle'
import { DAY_MS } from '../time/day'

/** 微心愿: something small a resident would like, written down by the community or through it, taken by a member or a unit, and handed over. */
export const WISH_STATES = ['new', 'draft', 'published', 'taken', 'handed', 'done', 'filed', 'lapsed', 'dropped'] as const
export type WishState = (typeof WISH_STATES)[number]
export const TAKER_KINDS = ['member', 'unit'] as const

export interface WishFields {
  readonly title: string
  readonly about: string
  /** Where it is handed over; never somebody's door. */
  readonly handAt: string
}
export interface WishTaker { readonly kind: (typeof TAKER_KINDS)[number]; readonly id: string; readonly label: string; readonly at: number }
export interface WishPhoto { readonly fileId: string; readonly by: string }

export interface Wish extends WishFields {
  readonly state: WishState
  readonly communityId: string
  /** Who wished it in the app; empty where the community wrote it down for somebody. */
  readonly personId: string
  readonly taker?: WishTaker | undefined
  readonly photos: readonly WishPhoto[]
  /** What the resident said when they had it. */
  readonly thanks?: string | undefined
  readonly until?: number | undefined
}
export interface WishPayload {
  readonly note?: string | undefined
  readonly reason?: string | undefined
  readonly fields?: WishFields | undefined
  readonly taker?: Omit<WishTaker, 'at'> | undefined
  readonly photos?: readonly WishPhoto[] | undefined
}
type Now = Step<WishPayload>

/** How long a wish stands open, is in somebody's hands, and waits for the resident's word; how long after its end it says anything [own; an order's time]. */
export const WISH_MS = { open: 30 * DAY_MS, hand: 14 * DAY_MS, answer: 7 * DAY_MS, keep: 180 * DAY_MS } as const
/** In one pair of hands at once: a wish that is only taken helps nobody. Whoever takes one asks it of all they have (`handsFor`). */
export const WISHES_IN_HAND = 3
export const WISH_REFUSALS = ['OWN_WISH', 'WISHES_ENOUGH', 'NOT_TAKER', 'PROOF_REQUIRED', 'DECLINE_INSTEAD', 'DROP_INSTEAD', 'OWN_HANDOVER'] as const
export type WishRefusal = (typeof WISH_REFUSALS)[number] | 'NOTE_REQUIRED'

const TAKERS = ['member', 'unit'] as const
const ROWS = {
  wish: { from: ['new'], to: 'draft', by: ['resident', 'staff'], does: ['setFields'], tells: ['staff'] },
  edit: { from: ['draft'], to: 'same', by: ['staff'], does: ['setFields'] },
  publish: { from: ['draft', 'lapsed'], to: 'published', by: ['staff'], does: ['untake', 'waitOpen'], tells: ['owner'] },
  decline: { from: ['draft'], to: 'dropped', by: ['staff'], needs: ['isAsked', 'noteGiven'], does: ['waitKeep'], tells: ['owner'] },
  drop: { from: ['draft', 'published', 'lapsed'], to: 'dropped', by: ['resident', 'staff'], needs: ['isOwnOrSeen'], does: ['waitKeep'], tells: ['owner', 'staff'] },
  take: { from: ['published'], to: 'taken', by: TAKERS, needs: ['notOwn'], does: ['take', 'waitHand'], tells: ['owner', 'staff'] },
  giveBack: { from: ['taken'], to: 'published', by: TAKERS, needs: ['isTaker'], does: ['untake', 'waitOpen'], tells: ['staff'] },
  comeBack: { from: ['taken'], to: 'published', by: ['system'], does: ['untake', 'waitOpen'], tells: ['staff', 'former'] },
  handOver: { from: ['taken'], to: 'handed', by: TAKERS, needs: ['isTaker', 'proofGiven'], does: ['prove', 'waitAnswer'], tells: ['owner', 'staff'] },
  confirm: { from: ['handed'], to: 'done', by: ['resident', 'staff'], needs: ['notOwnHands'], does: ['thank', 'waitKeep'], tells: ['taker'] },
  notReceived: { from: ['handed'], to: 'taken', by: ['resident', 'staff'], needs: ['noteGiven'], does: ['dropProof', 'waitHand'], tells: ['taker', 'staff'] },
  settle: { from: ['handed'], to: 'done', by: ['system'], does: ['waitKeep'], tells: ['taker'] },
  lapse: { from: ['published'], to: 'lapsed', by: ['system'], does: ['waitKeep'], tells: ['owner', 'staff'] },
  /** Over for long: what anybody wrote goes, and with it whatever shows what it was. */
  file: { from: ['done', 'dropped', 'lapsed'], to: 'filed', by: ['system'], does: ['forget'], erases: true },
} as const
export type WishAction = keyof typeof ROWS
export const WISH_ACTIONS = Object.keys(ROWS) as readonly WishAction[]

const BY_CLOCK = { published: 'lapse', taken: 'comeBack', handed: 'settle', done: 'file', dropped: 'file', lapsed: 'file' } as const satisfies Partial<Record<WishState, WishAction>>
const holds = ({ taker }: Wish, { kind, id, scopeIds }: Now['actor']): boolean => taker !== undefined && taker.kind === kind && (kind === 'unit' ? scopeIds.includes(taker.id) : taker.id === id)
const until = (ms: number) => <D extends Wish>(record: D, { now }: Now): D => ({ ...record, until: now + ms })

export const wishLife = <D extends Wish>(): Lifecycle<D, WishPayload, WishAction, WishRefusal> =>
  lifecycle<D, WishPayload, WishRefusal>()({
    states: WISH_STATES,
    rows: ROWS,
    guards: {
      noteGiven: (_record, { payload }) => (payload.note === undefined ? 'NOTE_REQUIRED' : null),
      // Before it is published there is one way out for each: a resident is told why not; who wrote it themselves takes it back.
      isAsked: ({ personId }) => (personId === '' ? 'DROP_INSTEAD' : null),
      isOwnOrSeen: ({ state, personId }, { actor }) => (state === 'draft' && actor.kind === 'staff' && personId !== '' ? 'DECLINE_INSTEAD' : null),
      notOwn: ({ personId }, { actor }) => (personId === actor.id ? 'OWN_WISH' : null),
      // Who brought it does not say that it came.
      notOwnHands: ({ taker }, { actor }) => (taker?.kind === 'member' && taker.id === actor.id ? 'OWN_HANDOVER' : null),
      isTaker: (record, { actor }) => (holds(record, actor) ? null : 'NOT_TAKER'),
      // A picture, or in words to whom and when; what is only ticked is no proof.
      proofGiven: (_record, { payload: { photos = [], note } }) => (photos.length > 0 || note !== undefined ? null : 'PROOF_REQUIRED'),
    },
    effects: {
      setFields: (record, { payload: { fields } }) => ({ ...record, ...fields }),
      take: (record, { now, payload: { taker } }) => ({ ...record, ...(taker === undefined ? {} : { taker: { ...taker, at: now } }) }),
      untake: (record) => ({ ...record, taker: undefined, photos: [] }),
      prove: (record, { payload: { photos = [] } }) => ({ ...record, photos: [...photos] }),
      // In time for the weekly look, which erases what nothing shows any more.
      dropProof: (record) => ({ ...record, photos: [] }),
      thank: (record, { actor, payload: { note } }) => (note === undefined || actor.kind !== 'resident' ? record : { ...record, thanks: note }),
      waitOpen: until(WISH_MS.open),
      waitHand: until(WISH_MS.hand),
      waitAnswer: until(WISH_MS.answer),
      waitKeep: until(WISH_MS.keep),
      forget: (record) => ({ ...record, title: '', about: '', handAt: '', thanks: undefined, until: undefined }),
    },
    isTheirs: (record, actor) => {
      switch (actor.kind) {
        case 'resident': return record.personId !== '' && record.personId === actor.id
        case 'staff': return actor.scopeIds.includes(record.communityId)
        case 'member': return holds(record, actor) || actor.scopeIds.includes(record.communityId)
        // Which units a community is paired with, the action knows.
        case 'unit': return holds(record, actor) || record.state === 'published'
        case 'street':
        case 'district':
        case 'system': return false
      }
    },
    asksPayload: ['noteGiven', 'proofGiven'],
    due: ({ state, until: at }) => {
      const action = Object.hasOwn(BY_CLOCK, state) ? BY_CLOCK[state as keyof typeof BY_CLOCK] : undefined
      return action === undefined || at === undefined ? undefined : { action, at }
    },
    facts: (before, after): Facts => {
      const taker = after.taker ?? before.taker
      return taker === undefined ? {} : { takerKind: taker.kind, takerId: taker.id }
    },
  })
