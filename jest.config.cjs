// Six rooms of tests, each with the world it needs. `npm test` builds first and runs them all;
// `npx jest --selectProjects unit` is the fast loop.
const swc = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    },
  ],
}
const alias = { '^@core/(.*)$': '<rootDir>/core/$1', '^@/(.*)$': '<rootDir>/src/$1' }
const node = (displayName, folder) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${folder}/**/*.spec.ts`],
  // kdbush comes as a module only.
  transform: { ...swc, '/kdbush/.+\\.js$': Object.values(swc)[0] },
  transformIgnorePatterns: ['/node_modules/(?!kdbush/)'],
  moduleNameMapper: alias,
})

module.exports = {
  // Browsers, workers and a database share two cores: more jest workers only make each other late.
  maxWorkers: 2,
  // A guard against hanging, never a measure: on a busy machine everything takes longer and is as right.
  testTimeout: 30_000,
  // The seeded district, written once for all that start a world.
  globalSetup: '<rootDir>/tests/support/templates-setup.js',
  globalTeardown: '<rootDir>/tests/support/templates-teardown.js',
  projects: [
    node('unit', 'unit'),
    node('contract', 'contract'),
    node('integration', 'integration'),
    // The local database against the protocol's rules; the same cases run against a real environment, see tests/cloud/under-test.ts.
    node('cloud', 'cloud'),
    { ...node('e2e', 'e2e'), globalSetup: '<rootDir>/tests/support/e2e-setup.ts' },
    {
      displayName: 'weapp',
      rootDir: __dirname,
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/weapp/**/*.spec.js'],
      transform: {},
    },
    {
      displayName: 'components',
      rootDir: __dirname,
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/components/**/*.spec.tsx'],
      setupFiles: ['<rootDir>/tests/components/setup.js'],
      transform: { '^.+\\.(t|j|mj)sx?$': swc['^.+\\.tsx?$'] },
      transformIgnorePatterns: [
        '/node_modules/(react|react-dom|scheduler|@testing-library|core-js|core-js-pure)/',
      ],
      moduleNameMapper: {
        ...alias,
        '\\.(s?css)$': '<rootDir>/tests/components/style.js',
        '^@tarojs/components$': '@tarojs/components/lib/react',
        '^@tarojs/taro$': '<rootDir>/tests/components/taro.js',
      },
    },
  ],
}
