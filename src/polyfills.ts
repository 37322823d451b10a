/** Nothing is polyfilled by the build; the few things that core/ uses and older phones (iOS before 15.4) lack are named here. */
if (typeof Object.hasOwn !== 'function') {
  Object.defineProperty(Object, 'hasOwn', {
    value: (target: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(target, key),
    configurable: true,
    writable: true,
  })
}

export {}
