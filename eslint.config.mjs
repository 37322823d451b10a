// What imports cannot show (those are held by .dependency-cruiser.cjs). Each restriction says what to do instead.
import { relative } from 'node:path'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** `take-order.ts`, `index.config.ts`, `call.weapp.ts`; rooms below the functions begin with an underscore. */
const KEBAB = /^[._]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

const house = {
  rules: {
    'kebab-case-files': {
      meta: { type: 'suggestion', schema: [], messages: { rename: '「{{ part }}」 is not kebab-case: name files and folders like take-order.ts.' } },
      create: (context) => ({
        Program(node) {
          const parts = relative(context.cwd, context.filename).split('/')
          for (const part of parts) if (!KEBAB.test(part)) context.report({ node, messageId: 'rename', data: { part } })
        },
      }),
    },
  },
}

const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'No enum: a list `as const` and its union type (house §4.10).' },
  { selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier", message: "Write `import * as z from 'zod'`: the named import cannot be shaken and pulls in every locale." },
]
const WECHAT = [
  { selector: "MemberExpression[object.name='wx']", message: 'wx.* belongs into src/services: add a function there and call that.' },
  { selector: "MemberExpression[object.name='Taro'][property.name='cloud']", message: 'Taro.cloud belongs into src/services/transport.weapp.ts: use src/services/call.ts.' },
]
const CLOCK = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'No rule asks the machine for the time: take `now` as a parameter (ctx.now).' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No rule asks the machine for the time: take `now` as a parameter (ctx.now).' },
]
const CHANCE = { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'A rule gives the same answer on every machine: take the choice as a parameter.' }

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.swc/', 'coverage/', '**/*.d.ts', 'deploy/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { plugins: { house }, rules: { 'house/kebab-case-files': 'error' } },

  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      'max-lines': ['warn', { max: 260 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },

  { files: ['core/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...CLOCK, CHANCE] } },
  { files: ['src/**/*.ts', 'src/**/*.tsx'], ignores: ['src/services/**'], rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...WECHAT] } },
  { files: ['src/**/*.ts', 'src/**/*.tsx'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  // Commands speak to a terminal.
  { files: ['scripts/**/*.ts', 'local/**/*.ts', 'tests/**/*.ts', 'config/**/*.ts'], rules: { 'no-console': 'off' } },
)
