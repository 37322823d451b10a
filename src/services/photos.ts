// The build takes photos.weapp.ts or photos.h5.ts by platform; this file is what the compiler and the tests see.
export { choosePhotos, shrinkPhoto } from './photos.h5'
