import type { QueryClient } from '@tanstack/react-query';
import { forgetCopies } from '../api/bookingCopies';
import { currentUser, onSession } from './session';

// Kept by the checkout for a reload or a detour; of this account as long as it is signed in.
const typed = 'holdfast.details';

/** Whenever an account leaves this tab, by sign-out, in another tab, or because its session ended, nothing of it stays. */
export function forgetOnLeaving(client: QueryClient): () => void {
  let before = currentUser()?.id ?? null;
  return onSession(() => {
    const now = currentUser()?.id ?? null;
    const left = before !== null && now !== before;
    before = now;
    if (left) void forget(client);
  });
}

async function forget(client: QueryClient): Promise<void> {
  client.clear();
  sessionStorage.removeItem(typed);
  await forgetCopies();
}
