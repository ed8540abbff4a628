import openapi, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';
import description from './openapi.json?raw';
import types from './schema.d.ts?raw';

test('the types are what the description makes of them; else run scripts/api-types', async () => {
  expect(types).toBe(COMMENT_HEADER + astToString(await openapi(description)));
}, 60_000);
