/** As many frames as Taro's elements take to draw themselves in the browser, on a slow machine too. */
const FRAMES = 12

/**
 * Scrolls to an element of the browser's. Taro's elements take their children in once more some frames after they came, and
 * whatever was scrolled by then stands at its beginning again: so it is done again for a moment. Returns how to stop.
 */
export function showWhenDrawn(id: string, where: ScrollIntoViewOptions): () => void {
  let frame = 0
  let left = FRAMES
  const show = () => {
    document.getElementById(id)?.scrollIntoView?.(where)
    left -= 1
    if (left > 0) frame = requestAnimationFrame(show)
  }
  show()
  return () => cancelAnimationFrame(frame)
}
