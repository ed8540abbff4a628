import { useState } from 'react';
import { Code } from './Code';
import { type ApiDocument, bodyOf, type Operation, type Parameter, written } from './openApi';
import { TryIt } from './TryIt';

interface Props {
  operation: Operation;
  document: ApiDocument;
  open: boolean;
}

const looks: Record<string, string> = {
  get: 'bg-grass-tint text-grass',
  post: 'bg-court-tint text-court',
  delete: 'bg-danger-tint text-danger',
};

/** One operation: closed it is a line, open it is all there is to know of it. */
export function OperationEntry({ operation, document, open }: Props) {
  const [shown, setShown] = useState(open);
  const { id, method, path, summary, description } = operation;
  return (
    <details
      id={id}
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
      className="min-w-0 rounded-card border border-line bg-surface"
    >
      <summary className="flex min-h-12 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
        <b className={`rounded-tag px-2 py-0.5 font-mono text-12 ${looks[method] ?? 'bg-amber-tint text-amber'}`}>
          {method.toUpperCase()}
        </b>
        <code className="font-mono text-14 break-all">{path}</code>
        <span className="text-14 text-ink-2">{summary ?? id}</span>
      </summary>
      {shown && (
        <div className="grid gap-5 border-t border-line p-4">
          {description && <p className="max-w-prose">{description}</p>}
          <Parameters parameters={operation.parameters ?? []} document={document} />
          <Body operation={operation} document={document} />
          <Answers operation={operation} document={document} />
          {canTry(operation) && <TryIt operation={operation} />}
        </div>
      )}
    </details>
  );
}

// A stream has no end, so there is no answer to show.
function canTry({ method, responses }: Operation): boolean {
  const streams = Object.values(responses ?? {}).some(({ content }) => content && 'text/event-stream' in content);
  return method === 'get' && !streams;
}

function Parameters({ parameters, document }: { parameters: Parameter[]; document: ApiDocument }) {
  if (parameters.length === 0) return null;
  return (
    <section className="grid gap-2 overflow-x-auto">
      <h3 className="text-15">Parameters</h3>
      <table className="w-full text-14">
        <thead className="text-start text-12 text-ink-3">
          <tr>
            {['Name', 'In', 'Kind', ''].map((head) => (
              <th key={head} scope="col" className="py-1 pe-4 text-start font-text">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parameters.map((one) => (
            <tr key={`${one.in} ${one.name}`} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pe-4 text-start font-mono font-text">
                {one.name}
                {one.required && <span className="text-danger"> needed</span>}
              </th>
              <td className="py-1.5 pe-4 text-ink-2">{one.in}</td>
              <td className="py-1.5 pe-4 font-mono text-ink-2">{written(one.schema, document)}</td>
              <td className="py-1.5 text-ink-2">{one.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Body({ operation, document }: { operation: Operation; document: ApiDocument }) {
  const body = bodyOf(operation.requestBody?.content);
  if (body === null) return null;
  return (
    <section className="grid gap-2">
      <h3 className="text-15">Body, {body.type}</h3>
      <Code>{written(body.schema, document)}</Code>
    </section>
  );
}

function Answers({ operation, document }: { operation: Operation; document: ApiDocument }) {
  return (
    <section className="grid gap-2">
      <h3 className="text-15">Answers</h3>
      {Object.entries(operation.responses ?? {}).map(([status, { description, content }]) => {
        const body = bodyOf(content);
        const isProblem = body?.type === 'application/problem+json';
        return (
          <div key={status} className="grid gap-1">
            <p className="text-14">
              <b className="num font-control">{status}</b> <span className="text-ink-2">{description}</span>
              {body && <span className="text-ink-3"> {isProblem ? 'as a problem' : body.type}</span>}
            </p>
            {body && !isProblem && <Code>{written(body.schema, document)}</Code>}
          </div>
        );
      })}
    </section>
  );
}
