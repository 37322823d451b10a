export default {
  mini: {},
  h5: { sourceMapType: 'none' },
}
