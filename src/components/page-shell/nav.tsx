// The build takes nav.weapp.tsx or nav.h5.tsx by platform, which it looks for by the ending of this file; this is what the compiler and the tests see.
export { Nav } from './nav.h5'
