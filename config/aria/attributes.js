// Taro 4.2's WeChat templates know no aria attribute at all: what a component is given is dropped without a word.
// The same table goes to the templates (build) and to the runtime, because both number the attributes by it.
// `''` inside quotes, not undefined: WeChat would read an undefined label aloud.
const name = { 'aria-label': "''" }
const state = {
  'aria-role': "''",
  'aria-disabled': '!1',
  'aria-selected': '!1',
  'aria-checked': '!1',
  'aria-hidden': '!1',
}

module.exports = {
  View: { ...name, ...state },
  Button: { ...name },
  Image: { ...name, 'aria-role': "''", 'aria-hidden': '!1' },
  Input: { ...name },
  Textarea: { ...name },
  Picker: { ...name, 'aria-role': "''" },
}
