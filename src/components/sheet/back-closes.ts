// The build takes back-closes.weapp.tsx or back-closes.h5.tsx by platform; this file is what the compiler and the tests see.
export { BackCloses, beforeGoingBack } from './back-closes.h5'
