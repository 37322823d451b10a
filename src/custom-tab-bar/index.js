// WeChat demands this component where the tab bar is custom. Ours is components/tab-bar, drawn by the pages themselves;
// written for WeChat directly, this one costs no second React root on every tab page.
Component({})
