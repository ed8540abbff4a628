import { expect, test } from 'vitest';
import { type ApiDocument, byTag, written } from './openApi';

const document: ApiDocument = {
  info: { title: 'Test', version: '1' },
  paths: {
    '/b': { post: { tags: ['Two'], operationId: 'makeB' }, get: { tags: ['Two'], operationId: 'readB' } },
    '/a': { get: { tags: ['Two'], operationId: 'readA' }, delete: { tags: ['One'] } },
  },
  components: {
    schemas: {
      Money: { type: 'object', required: ['amount'], properties: { amount: { type: 'integer', format: 'int64' } } },
      Tree: { type: 'object', properties: { inner: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
    },
  },
};

test('operations stand by tag and address', () => {
  const shown = byTag(document).map(([tag, operations]) => [tag, operations.map(({ id }) => id)]);
  expect(shown).toEqual([
    ['One', ['delete-a']],
    ['Two', ['readA', 'readB', 'makeB']],
  ]);
});

test('a schema reads as a type', () => {
  expect(written({ $ref: '#/components/schemas/Money' }, document)).toBe('{\n  amount: integer\n}');
  expect(written({ type: ['null', 'string'], format: 'uuid' }, document)).toBe('null | string<uuid>');
  expect(written({ oneOf: [{ type: 'null' }, { enum: ['a', 'b'] }] }, document)).toBe('null | "a" | "b"');
});

test('a schema that holds itself ends', () => {
  expect(written({ $ref: '#/components/schemas/Tree' }, document)).toBe('{\n  inner?: Tree[]\n}');
});
