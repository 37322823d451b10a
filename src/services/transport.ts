// The build takes transport.weapp.ts or transport.h5.ts by platform; this file is what the compiler and the tests see.
export { renewSession, send } from './transport.h5'
