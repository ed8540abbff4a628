import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLocation } from 'react-router';
import { Button } from './Button';
import { PageTitle } from './PageTitle';

/** Catches what a page could not: gone again as soon as the reader goes elsewhere. */
export function Broken({ children }: { children: ReactNode }) {
  return <Boundary place={useLocation().pathname}>{children}</Boundary>;
}

class Boundary extends Component<{ place: string; children: ReactNode }, { error: unknown; broken: boolean }> {
  state = { error: null as unknown, broken: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true };
  }

  componentDidUpdate(before: { place: string }) {
    if (this.state.broken && before.place !== this.props.place) this.setState({ error: null, broken: false });
  }

  render() {
    return this.state.broken ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}

/** A bug of ours, or a chunk of an older release that is gone: loading the page again mends the second. */
function BrokenPage({ error }: { error: unknown }) {
  const t = useTranslations('common');
  return (
    <main className="page-narrow grid justify-items-start gap-4 pt-8">
      <PageTitle title={t('broken.title')} className="text-28" />
      <p className="text-ink-2">{t('broken.text')}</p>
      <Button onClick={() => location.reload()}>{t('action.loadAgain')}</Button>
      <p className="text-12 text-ink-3 select-all">{error instanceof Error ? error.message : t('error.unknown')}</p>
    </main>
  );
}
