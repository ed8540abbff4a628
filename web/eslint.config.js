import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
    { ignores: ['dist', 'src/api/schema.d.ts', 'public', 'eslint.config.js', 'scripts'] },
    js.configs.recommended,
    ts.configs.recommendedTypeChecked,
    hooks.configs.flat.recommended,
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
            '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        },
    },
    // `act(async …)` of the test library awaits what the page does, not what the test says.
    { files: ['**/*.test.tsx'], rules: { '@typescript-eslint/require-await': 'off' } },
);
