import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { Button } from './Button';
import { Segmented } from './Choices';
import { DayRibbon } from './DayRibbon';
import { Dialog } from './Dialog';
import { PriceTag } from './PriceTag';
import { RefundLine } from './RefundLine';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

test('a dialog has its title as name, starts at it, and closes by its cross', async () => {
  const onClose = vi.fn();
  renderSite(
    <Dialog title="Cancel this booking?" onClose={onClose} actions={<Button>Keep booking</Button>}>
      <p>Thursday</p>
    </Dialog>,
  );
  const dialog = screen.getByRole('dialog', { name: 'Cancel this booking?' });
  expect(dialog).toHaveAttribute('open');
  expect(screen.getByRole('heading')).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('a segmented choice is a group of radio buttons that arrows move', async () => {
  function View() {
    const [view, setView] = useState<'day' | 'week'>('day');
    const choices = [
      { value: 'day', label: 'Day' },
      { value: 'week', label: 'Week' },
    ] as const;
    return <Segmented label="View" choices={choices} value={view} onChange={setView} />;
  }
  renderSite(<View />);
  expect(screen.getByRole('group', { name: 'View' })).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Week' }));
  expect(screen.getByRole('radio', { name: 'Week' })).toBeChecked();
});

test('a price says its tier in a word', () => {
  renderSite(<PriceTag price={euros(3150)} tier="peak" />);
  expect(screen.getByText('€31.50')).toBeVisible();
  expect(screen.getByText('Peak')).toBeVisible();
});

test('a ribbon is one picture with one sentence', () => {
  renderSite(<DayRibbon hours={[{ label: '08', free: true }]} label="Thursday: 1 of 1 hours free" axis />);
  expect(screen.getByRole('img', { name: 'Thursday: 1 of 1 hours free' })).toBeVisible();
});

test('the refund line is read as one sentence', () => {
  const steps = [
    { until: '2026-11-25T17:00:00Z', amount: euros(3360) },
    { until: null, amount: euros(0) },
  ];
  renderSite(<RefundLine steps={steps} zone="Europe/Madrid" />);
  expect(
    screen.getByText(/^If you cancel, you get back: €33.60 until .*18:00.* €0.00 after that\.$/),
  ).toBeInTheDocument();
});
