import type { ActionName, FunctionName, InputOf, OutputOf } from '@core/contract/api'
import { call } from '@/services/call'
import { type Page, type PagedQuery, usePagedQuery } from './use-paged-query'
import { type Query, type QueryOptions, useQuery } from './use-query'
import { type Submit, type SubmitOptions, useSubmit } from './use-submit'

/** Reads one thing: `useApi('orders', 'detail', { as, orderId })`. `null` as input waits (for a login, for a parameter). */
export function useApi<F extends FunctionName, A extends ActionName<F>>(fn: F, action: A, input: InputOf<F, A> | null, options?: QueryOptions): Query<OutputOf<F, A>> {
  const key = input === null ? null : `${fn}.${action} ${JSON.stringify(input)}`
  return useQuery(key, () => call(fn, action, input as InputOf<F, A>), options)
}

/** The actions that answer by pages, and what one row of them is. */
type ItemOf<O> = O extends { items: readonly (infer T)[]; next?: string } ? T : never

/** Reads a list by pages: `useApiPages('orders', 'list', { as, tab }, (order) => order.id)`. */
export function useApiPages<F extends FunctionName, A extends ActionName<F>>(
  fn: F,
  action: A,
  input: InputOf<F, A> | null,
  idOf: (item: ItemOf<OutputOf<F, A>>) => string,
  options?: QueryOptions,
): PagedQuery<ItemOf<OutputOf<F, A>>> {
  type Item = ItemOf<OutputOf<F, A>>
  const key = input === null ? null : `${fn}.${action} ${JSON.stringify(input)}`
  return usePagedQuery<Item>(
    key,
    async (cursor) => (await call(fn, action, { ...(input as object), ...(cursor ? { cursor } : {}) } as InputOf<F, A>)) as unknown as Page<Item>,
    idOf,
    options,
  )
}

/** Changes something: `const take = useApiSubmit('orders', 'take', { onDone, onStale })`, then `take.run(input)`. */
export function useApiSubmit<F extends FunctionName, A extends ActionName<F>>(
  fn: F,
  action: A,
  options?: SubmitOptions<OutputOf<F, A>>,
): Submit<InputOf<F, A>, OutputOf<F, A>> {
  return useSubmit((input, requestId) => call(fn, action, input, { requestId }), options)
}
