// The build takes desk-rail.weapp.tsx or desk-rail.h5.tsx by platform, which it looks for by the ending of this file; this is what the compiler and the tests see.
export { DeskQueues, deskOf } from './desk-rail.h5'
