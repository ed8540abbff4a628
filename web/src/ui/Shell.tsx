import { type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Outlet } from 'react-router';
import { Announcer } from './Announcer';
import { Footer } from './Footer';
import { Header } from './Header';
import { OfflineBar } from './OfflineBar';
import { Skeleton } from './Skeleton';
import { TabBar } from './TabBar';
import { Toasts } from './Toasts';

/** Header, offline bar, the page, footer, a phone's tab bar, and the live regions. */
export function Shell({ children = <Outlet /> }: { children?: ReactNode }) {
  const t = useTranslations('common');
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <Header />
      <OfflineBar />
      <main id="main" tabIndex={-1} className="grow pb-16">
        <Suspense
          fallback={
            <div className="page pt-8">
              <Skeleton label={t('loading.page')} rows={3} />
            </div>
          }
        >
          {children}
        </Suspense>
      </main>
      <Footer />
      <TabBar />
      <Toasts />
      <Announcer />
    </div>
  );
}

export function SkipLink() {
  const t = useTranslations('common');
  return (
    <a
      href="#main"
      className="sr-only z-50 rounded-control bg-ink px-4 py-2.5 text-surface focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
    >
      {t('skip')}
    </a>
  );
}
