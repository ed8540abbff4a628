import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { PageTitle } from '../ui/PageTitle';
import { problems } from './problems';

/** Where `type` of every refusal leads: what it means and what to do. */
export function ProblemsPage() {
  const { hash } = useLocation();
  const asked = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    document.getElementById(asked)?.scrollIntoView();
  }, [asked]);
  return (
    <div className="page-narrow grid gap-6 pt-8">
      <header className="grid gap-2">
        <PageTitle title="Problems" />
        <p className="max-w-prose text-ink-2">
          Every refusal is an <code className="font-mono text-14">application/problem+json</code> body with a stable{' '}
          <code className="font-mono text-14">code</code>. Programs switch on it, never on the words.
        </p>
        <p>
          <Link className="text-court underline" to="/docs">
            The API
          </Link>
        </p>
      </header>
      <dl className="grid gap-2">
        {problems.map(({ code, status, when, next }) => (
          <div
            key={code}
            id={code}
            className={`grid gap-1 rounded-card border p-4 ${code === asked ? 'border-court bg-court-tint' : 'border-line bg-surface'}`}
          >
            <dt className="flex flex-wrap items-baseline gap-3">
              <Link to={`#${code}`} className="font-mono font-control">
                {code}
              </Link>
              <span className="num text-14 text-ink-3">{status}</span>
            </dt>
            <dd>{when}</dd>
            <dd className="text-ink-2">{next}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
