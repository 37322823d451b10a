// The build takes back-closes.weapp.tsx or back-closes.h5.tsx by platform, which it looks for by the ending of this file; this is what the compiler and the tests see.
export { BackCloses, beforeGoingBack } from './back-closes.h5'
