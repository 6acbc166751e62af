import eslint from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import typescript from 'typescript-eslint'
import svelteConfig from './web/svelte.config.js'
import { privateNames } from './web/walls/private_names.js'

export default typescript.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/generated/**',
      '**/dist/**',
      'build/**',
      '.cache/**',
      'data/**',
      'web/generated-assets/**',
      'web/public/assets/**',
      'e2e/output/**',
      'bench/output/**'
    ]
  },
  eslint.configs.recommended,
  ...typescript.configs.strict,
  ...svelte.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `!` says "this is there" where the types cannot; noUncheckedIndexedAccess asks for it often.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    }
  },
  {
    files: ['**/*.{ts,svelte}'],
    rules: { 'no-undef': 'off' } // the compiler knows better
  },
  {
    files: ['web/src/**'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error' }
  },
  {
    files: ['**/*.{js,mjs}', 'e2e/**', 'bench/**', 'tools/**'],
    languageOptions: { globals: { ...globals.node } }
  },
  { files: ['bench/**/bun_*.mjs'], languageOptions: { globals: { Bun: 'readonly' } } },
  {
    files: ['web/src/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error'
    }
  },
  {
    // Types too: dependency-cruiser does not see a component's type imports (walls/rooms.mjs).
    files: ['web/src/features/*/*.svelte'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./(?!\\.\\./)|/features/|/app(/|$)',
              message: 'Features never import each other; app composes them.'
            },
            { regex: '/capture/', message: 'capture is used through capture/index.ts (P10).' }
          ]
        }
      ]
    }
  },
  ...privateNames
)
