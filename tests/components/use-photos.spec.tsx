import { act, render, renderHook, screen } from '@testing-library/react'
import { PhotoPicker } from '@/components/photo-picker'
import { usePhotos } from '@/hooks/use-photos'
import { CallError } from '@/services/call-error'
import { choosePhotos, uploadPhoto } from '@/services/upload'

jest.mock('@/services/upload')
const choose = choosePhotos as jest.Mock
const upload = uploadPhoto as jest.Mock

/** One picture chosen, of which the sending ends so. */
async function chosen(code: string) {
  choose.mockResolvedValue(['blob:one'])
  upload.mockReset().mockRejectedValueOnce(new CallError({ code })).mockResolvedValueOnce('cloud://photo')
  const hook = renderHook(() => usePhotos(3))
  await act(() => hook.result.current.add())
  render(<PhotoPicker photos={hook.result.current.photos} onAdd={() => undefined} onRemove={hook.result.current.remove} onRetry={hook.result.current.retry} />)
  return hook
}

test('照片太大、打不开，说明为什么、可以怎么办，不叫人白白重试', async () => {
  const { result } = await chosen('PHOTO_TOO_BIG')
  expect(screen.getByRole('alert').textContent).toContain('这张照片太大了。请换一张小一些的')
  expect(screen.getByText('用不了').closest('[role="button"]')?.getAttribute('aria-disabled')).toBe('true')
  expect(result.current.ready).toBe(false)
  act(() => result.current.remove(result.current.photos[0]?.id ?? ''))
  expect(result.current.ready).toBe(true)
})

test('网络断了没传上，可以重试，还是同一个请求编号', async () => {
  const { result } = await chosen('NETWORK')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByText('没传上，重试')).toBeTruthy()
  await act(async () => result.current.retry(result.current.photos[0]?.id ?? ''))
  expect(result.current.fileIds).toEqual(['cloud://photo'])
  const [first, second] = upload.mock.calls as [string, string][]
  expect(second?.[1]).toBe(first?.[1])
})
