import '@fontsource-variable/instrument-sans';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/queryClient';
import { learnServerTime } from './api/timedFetch';
import { rememberTenantFromUrl } from './api/tenant';
import { keptHolds } from './bookings/kept';
import { readersLocale } from './i18n/locales';
import { Translations } from './i18n/Translations';
import { speak } from './i18n/translations';
import { forgetOnLeaving } from './identity/forget';
import { Site } from './Site';
import { keepSite } from './keepSite';
import './ui/index.css';
import { followSystemTheme } from './ui/theme';

rememberTenantFromUrl(new URL(location.href));
followSystemTheme();
forgetOnLeaving(queryClient);
if (import.meta.env.PROD) keepSite();
addEventListener('load', () => void forgetOld());
if (keptHolds.any()) void learnServerTime();

await speak(readersLocale(new URL(location.href)));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Translations>
      <QueryClientProvider client={queryClient}>
        {/* A press shows at once: the hours, the list and the map follow in the same frame. */}
        <BrowserRouter useTransitions={false}>
          <Site />
        </BrowserRouter>
      </QueryClientProvider>
    </Translations>
  </StrictMode>,
);

async function forgetOld(): Promise<void> {
  const { forgetOldBookings } = await import('./bookings/forgetOldBookings');
  await forgetOldBookings(Date.now());
}
