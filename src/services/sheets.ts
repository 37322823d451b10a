// The build takes sheets.weapp.ts or sheets.h5.ts by platform; this file is what the compiler and the tests see.
export { chooseSheet, saveSheet } from './sheets.h5'
