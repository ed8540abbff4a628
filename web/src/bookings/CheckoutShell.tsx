import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Announcer } from '../ui/Announcer';
import { Toasts } from '../ui/Toasts';

/** Around the steps of a booking: without the site's header, so that nothing leads away by accident. */
export function CheckoutShell() {
  return (
    <>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
      <Toasts />
      <Announcer />
    </>
  );
}
