/** WeChat demands this component when the tab bar is custom. Ours is components/tab-bar, drawn by the pages. */
export default function CustomTabBar() {
  return null
}
