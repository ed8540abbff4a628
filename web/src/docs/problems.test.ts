import { expect, test } from 'vitest';
import { problems } from './problems';

const sources = import.meta.glob<string>(
  ['../../../src/*/**/*.cs', '!../../../src/Sandbox/**', '!**/bin/**', '!**/obj/**'],
  { query: '?raw', import: 'default', eager: true },
);

function inSources(): string[] {
  const made = /(?:new|new Problem)\(\s*"([a-z]+(?:-[a-z]+)*)",\s*(\d{3}),/g;
  const found = Object.values(sources).flatMap((text) => [...text.matchAll(made)]);
  return [...new Set(found.map(([, code, status]) => `${code} ${status}`))].sort();
}

test('every problem of the server is explained, and no other', () => {
  expect(problems.map(({ code, status }) => `${code} ${status}`)).toEqual(inSources());
});

test('docs/problems.md says the same', async () => {
  const rows = problems.map(
    ({ code, status, when, next }) => `| <a id="${code}"></a>\`${code}\` | ${status} | ${when} | ${next} |`,
  );
  const page = [
    '# Problems',
    '',
    'Every refusal is an `application/problem+json` body (RFC 9457) with a stable `code`, a `detail` in words and the',
    '`correlationId` that the log has, too. `type` links to the code at `/docs/problems`. Programs switch on `code`.',
    '',
    'Written from `web/src/docs/problems.ts` by `npm test -- --update` in `web/`; a test compares that list with the code.',
    '',
    '| code | status | when | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  await expect(page).toMatchFileSnapshot('../../../docs/problems.md');
});
