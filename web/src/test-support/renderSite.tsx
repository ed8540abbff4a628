import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Translations } from '../i18n/Translations';

/** Draws it as the site would: in a route at `at`, with words, queries without retries, and links that lead somewhere. */
export function renderSite(ui: ReactElement, { at = '/', path = '/' } = {}): RenderResult & { pathNow: () => string } {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const routes = [
    { path, element: ui },
    { path: '*', element: <p>Another page</p> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const drawn = render(
    <Translations>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Translations>,
  );
  return { ...drawn, pathNow: () => router.state.location.pathname + router.state.location.search };
}
