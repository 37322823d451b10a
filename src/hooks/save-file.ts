// Pages never touch a service: this is the way to one.
export { saveSheet as saveFile } from '@/services/sheets'
