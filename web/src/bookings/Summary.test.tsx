import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { type Bought, Summary } from './Summary';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const bought: Bought = {
  courtId: 'c1',
  kind: 'PADEL',
  indoor: false,
  placeName: 'Río Verde, Pista 3',
  zone: 'Europe/Madrid',
  start: '2999-11-26T17:00:00Z',
  end: '2999-11-26T18:30:00Z',
  total: eur(3360),
  fee: eur(160),
  tier: 'peak',
  refundSteps: [
    { until: '2000-01-01T00:00:00Z', amount: eur(9999) },
    { until: '2999-11-25T17:00:00Z', amount: eur(3360) },
    { until: null, amount: eur(0) },
  ],
};

function onPhone(isPhone: boolean) {
  const list = { matches: isPhone, addEventListener: vi.fn(), removeEventListener: vi.fn() };
  vi.stubGlobal('matchMedia', () => list);
}

afterEach(() => vi.unstubAllGlobals());

test('shows the total with its fee, the length and what comes back', () => {
  onPhone(false);
  renderSite(<Summary bought={bought} day={[]} />);
  expect(screen.getByText(/1 hour 30 min/)).toBeInTheDocument();
  expect(screen.getAllByText('€33.60').length).toBeGreaterThan(0);
  expect(screen.getByText('€1.60')).toBeInTheDocument();
  expect(screen.getByText('Fees and tax are included. This is all you pay.')).toBeInTheDocument();
  expect(screen.queryByText(/99\.99/)).not.toBeInTheDocument();
});

test('on a phone it is folded, and unfolds by a press', async () => {
  onPhone(true);
  renderSite(<Summary bought={bought} day={[]} />);
  const fold = screen.getByRole('button', { expanded: false });
  expect(fold).toHaveAccessibleName(/€33\.60/);
  expect(screen.getByText('of it service fee')).not.toBeVisible();
  await userEvent.click(fold);
  expect(screen.getByText('of it service fee')).toBeVisible();
});

test('what is paid at the venue says so, and promises no refund', () => {
  onPhone(false);
  renderSite(<Summary bought={{ ...bought, paidAtVenue: true }} day={[]} />);
  expect(screen.getByText('To pay at the venue')).toBeInTheDocument();
  expect(screen.queryByText('If you cancel, you get back')).not.toBeInTheDocument();
});
