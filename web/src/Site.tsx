import { type ComponentType, lazy, Suspense, useState } from 'react';
import { Route, Routes, useParams, useSearchParams } from 'react-router';
import { preloadCourt } from './availability/preload';
import { CheckoutShell } from './bookings/CheckoutShell';
import { speakWholly } from './i18n/translations';
import { SearchPage } from './search/SearchPage';
import { Broken } from './ui/Broken';
import { NotFoundPage } from './ui/NotFoundPage';
import { ScrollMemory } from './ui/ScrollMemory';
import { Shell } from './ui/Shell';

/** A page that comes with its words when it is gone to. */
const later = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    const [page] = await Promise.all([load(), speakWholly()]);
    return { default: page };
  });

// The search is in the first chunk, everything else is not.
const CourtPage = later(async () => (await import('./availability/CourtPage')).CourtPage);
const BookPage = later(async () => (await import('./bookings/BookPage')).BookPage);
const ContinuePage = later(async () => (await import('./bookings/ContinuePage')).ContinuePage);
const PayPage = later(async () => (await import('./payments/PayPage')).PayPage);
const ReturnPage = later(async () => (await import('./payments/ReturnPage')).ReturnPage);
const BookingPage = later(async () => (await import('./manage/BookingPage')).BookingPage);
const ChangePage = later(async () => (await import('./manage/change/ChangePage')).ChangePage);
const MyPage = later(async () => (await import('./manage/MyPage')).MyPage);
const LookupPage = later(async () => (await import('./manage/LookupPage')).LookupPage);
const SignInPage = later(async () => (await import('./identity/SignInPage')).SignInPage);
const RegisterPage = later(async () => (await import('./identity/RegisterPage')).RegisterPage);
const AccountPage = later(async () => (await import('./identity/AccountPage')).AccountPage);
const ConsoleLayout = later(async () => (await import('./provider/ConsoleLayout')).ConsoleLayout);
const TodayPage = later(async () => (await import('./provider/today/TodayPage')).TodayPage);
const CourtsPage = later(async () => (await import('./provider/courts/CourtsPage')).CourtsPage);
const NewCourtPage = later(async () => (await import('./provider/courts/NewCourtPage')).NewCourtPage);
const EditCourtPage = later(async () => (await import('./provider/courts/EditCourtPage')).EditCourtPage);
const ApiPage = later(async () => (await import('./docs/ApiPage')).ApiPage);
const ProblemsPage = later(async () => (await import('./docs/ProblemsPage')).ProblemsPage);
const AccessibilityPage = later(async () => (await import('./ui/AccessibilityPage')).AccessibilityPage);
const GalleryPage = later(async () => (await import('./gallery/GalleryPage')).GalleryPage);

// The parts in all their states. One build is tested and shipped, so they are in every build, but they are shown only on
// the machine of whoever runs it; elsewhere there is no such page.
const showsParts = ['127.0.0.1', 'localhost'].includes(location.hostname);

/** Which address shows what. */
export function Site() {
  return (
    <Broken>
      <ScrollMemory />
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<SearchPage />} />
          <Route path="/courts/:id" element={<Court />} />
          <Route path="/bookings/:bookingId" element={<BookingPage />} />
          <Route path="/bookings/:bookingId/change" element={<ChangePage />} />
          <Route path="/my" element={<MyPage />} />
          <Route path="/lookup" element={<LookupPage />} />
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/register" element={<RegisterPage />} />
          <Route path="/account" element={<AccountPage />} />
          <Route path="/docs" element={<ApiPage />} />
          <Route path="/docs/problems" element={<ProblemsPage />} />
          <Route path="/accessibility" element={<AccessibilityPage />} />
          {showsParts && <Route path="/_ui" element={<GalleryPage />} />}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
        {/* The console has a frame of its own; who may not enter sees the site's. */}
        <Route path="/provider" element={<Console />}>
          <Route index element={<TodayPage />} />
          <Route path="courts" element={<CourtsPage />} />
          <Route path="courts/new" element={<NewCourtPage />} />
          <Route path="courts/:courtId/:part?" element={<EditCourtPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
        {/* The steps of a booking have a header of their own. */}
        <Route element={<CheckoutShell />}>
          <Route path="/book/:holdId" element={<BookPage />} />
          <Route path="/pay/:bookingId" element={<PayPage />} />
          <Route path="/pay/:bookingId/return" element={<ReturnPage />} />
          <Route path="/continue/:draftId" element={<ContinuePage />} />
        </Route>
      </Routes>
    </Broken>
  );
}

/** The court and its times are asked for while the page's own script is still on its way. */
function Court() {
  const { id } = useParams();
  const [params] = useSearchParams();
  useState(() => preloadCourt(id, params));
  return <CourtPage />;
}

/** Its frame comes with its script, so there is none yet to wait in. */
function Console() {
  return (
    <Suspense fallback={null}>
      <ConsoleLayout />
    </Suspense>
  );
}
