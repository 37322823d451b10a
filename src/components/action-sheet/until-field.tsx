// The build takes until-field.weapp.tsx or until-field.h5.tsx by platform, which it looks for by the ending of this file; this is what the compiler and the tests see.
export { UntilField } from './until-field.h5'
