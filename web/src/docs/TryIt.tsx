import { useState } from 'react';
import { send } from '../api/client';
import { useAct } from '../api/useAct';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { problemSentence } from '../ui/problemWords';
import { Code } from './Code';
import type { Operation } from './openApi';

interface Asked {
  path: string;
  headers: Record<string, string>;
}

interface Answer {
  status: string;
  text: string;
}

const shownMax = 20_000;

async function ask({ path, headers }: Asked): Promise<Answer> {
  const response = await send(new Request(new URL(path, location.origin), { headers }));
  const type = response.headers.get('Content-Type') ?? '';
  const status = `${response.status} ${response.statusText}`;
  if (!/json|text/.test(type)) return { status, text: `${type}, ${(await response.blob()).size} bytes` };
  const text = await response.text();
  const shown = type.includes('json') ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return { status, text: shown.length > shownMax ? `${shown.slice(0, shownMax)}\n…` : shown };
}

/** Fills the address in and shows what the server says, as the one who is signed in. */
export function TryIt({ operation }: { operation: Operation }) {
  const parameters = operation.parameters ?? [];
  const [values, setValues] = useState<Record<string, string>>({});
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asking = useAct({ act: ask, onDone: setAnswer });
  const given = (place: string) =>
    parameters.filter((one) => one.in === place).flatMap(({ name }) => (values[name] ? [[name, values[name]]] : []));
  const filled = operation.path.replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] ? encodeURIComponent(values[name]) : whole,
  );
  const query = new URLSearchParams(given('query')).toString();
  const path = query ? `${filled}?${query}` : filled;
  return (
    <form
      className="grid gap-3 rounded-card border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        asking.press({ path, headers: Object.fromEntries(given('header')) as Record<string, string> });
      }}
    >
      <h3 className="text-15">Try it</h3>
      {parameters.length > 0 && (
        <div className="grid gap-3 tablet:grid-cols-3">
          {parameters.map((one) => (
            <Field
              key={`${one.in} ${one.name}`}
              label={one.name}
              required={one.required}
              value={values[one.name] ?? ''}
              onChange={(event) => setValues({ ...values, [one.name]: event.target.value })}
            />
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={asking.busy && 'Asking…'}>
          Send
        </Button>
        <code className="min-w-0 font-mono text-13 break-all text-ink-2">GET {path}</code>
      </div>
      <div role="status" className="grid min-w-0 gap-1">
        {asking.problem && <p className="text-danger">{problemSentence(asking.problem)}</p>}
        {answer && !asking.problem && (
          <>
            <p className="num font-control">{answer.status}</p>
            <Code>{answer.text}</Code>
          </>
        )}
      </div>
    </form>
  );
}
