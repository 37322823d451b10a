/** Keys for tests only: fixed, so that a failure is the same failure every time. */
export const testKeys = {
  SESSION_KEY: 'test-session-key-test-session-key-0',
  FIELD_KEYS: JSON.stringify({ k1: Buffer.alloc(32, 7).toString('base64') }),
  FIELD_KEY_ID: 'k1',
  // Tests order for one resident by the dozen; the limit has a test of its own.
  OPEN_ORDERS_MAX: '100000',
  INDEX_KEY: 'test-index-key-test-index-key-test-0',
} as const
