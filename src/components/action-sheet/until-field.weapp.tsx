/** The sheets of actions are in the main package, which has no room for a calendar: there WeChat's own wheel asks for the day. */
export { PickerField as UntilField } from '../field/picker-field'
