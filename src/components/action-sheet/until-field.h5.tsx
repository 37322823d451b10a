export { DateField as UntilField } from '../date-field'
