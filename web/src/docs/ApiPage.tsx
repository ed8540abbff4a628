import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { send } from '../api/client';
import { Problem } from '../api/problem';
import { ErrorPanel } from '../ui/ErrorPanel';
import { PageTitle } from '../ui/PageTitle';
import { Skeleton } from '../ui/Skeleton';
import { type ApiDocument, byTag } from './openApi';
import { OperationEntry } from './OperationEntry';

const source = '/openapi/v1.json';

async function load(): Promise<ApiDocument> {
  const response = await send(new Request(new URL(source, location.origin)));
  if (!response.ok) throw Problem.from(response, null);
  return (await response.json()) as ApiDocument;
}

/** Every operation of the server, from its own description of itself. */
export function ApiPage() {
  const api = useQuery({ queryKey: ['openapi'], queryFn: load, staleTime: 300_000 });
  return (
    <div className="wrap-anywhere page grid gap-6 pt-8">
      <header className="grid gap-2">
        <PageTitle title="API" />
        <p className="max-w-prose text-ink-2">
          {api.data?.info.description} Repeat anything that writes with the same Idempotency-Key and it happens once.
        </p>
        <p className="flex flex-wrap gap-x-4">
          <a className="text-court underline" href={source}>
            {source}
          </a>
          <Link className="text-court underline" to="/docs/problems">
            Every problem and its code
          </Link>
        </p>
      </header>
      {api.isPending && <Skeleton label="Loading the description" rows={4} />}
      {api.isError && (
        <ErrorPanel what="The description could not be loaded" error={api.error} onRetry={() => void api.refetch()} />
      )}
      {api.data && <Loaded document={api.data} />}
    </div>
  );
}

function Loaded({ document: described }: { document: ApiDocument }) {
  const { hash } = useLocation();
  const tags = byTag(described);
  useEffect(() => {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
  return (
    <div className="grid items-start gap-6 desktop:grid-cols-[13rem_1fr]">
      <nav aria-label="Parts of the API" className="desktop:sticky desktop:top-4">
        <ul className="flex flex-wrap gap-x-4 desktop:grid">
          {tags.map(([tag, operations]) => (
            <li key={tag}>
              <Link className="inline-flex min-h-11 items-center gap-1.5 text-ink-2 hover:text-ink" to={`#${tag}`}>
                {tag} <small className="num text-ink-3">{operations.length}</small>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-8">
        {tags.map(([tag, operations]) => (
          <section key={tag} aria-labelledby={tag} className="grid gap-2">
            <h2 id={tag} className="text-22">
              {tag}
            </h2>
            {operations.map((operation) => (
              <OperationEntry
                key={operation.id}
                operation={operation}
                document={described}
                open={hash === `#${operation.id}`}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
