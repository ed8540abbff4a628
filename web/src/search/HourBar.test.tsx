import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { hoursOf } from './found';
import { HourBar } from './HourBar';
import { court } from './samples';

const hours = hoursOf([court('a', '08 18p 19p'), court('b', '08! 18p 19!p')]);

function Day({ start }: { start: string | null }) {
  const [time, setTime] = useState(start);
  return <HourBar hours={hours} date="2026-11-26" time={time} onTime={setTime} />;
}

describe('the hours of a day', () => {
  it('say how many courts are free, and which are dear', () => {
    renderSite(<Day start="18:00" />);
    expect(screen.getByRole('radiogroup', { name: /Start time, Thursday,? 26 November/ })).toBeVisible();
    expect(screen.getByRole('radio', { name: '18:00, 2 courts free, peak' })).toBeChecked();
    expect(screen.getByRole('radio', { name: '08:00, 1 court free' })).not.toBeChecked();
    expect(screen.getByRole('radio', { name: '12:00, no court free' })).toBeEnabled();
  });

  it('are one tab stop; arrows choose and go round, Home and End go to the ends', async () => {
    const user = userEvent.setup();
    renderSite(<Day start="18:00" />);
    await user.tab();
    expect(screen.getByRole('radio', { name: /^18:00/ })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: /^19:00/ })).toBeChecked();
    expect(screen.getByRole('radio', { name: /^19:00/ })).toHaveFocus();
    await user.keyboard('{End}{ArrowRight}');
    expect(screen.getByRole('radio', { name: /^08:00/ })).toBeChecked();
    await user.keyboard('{ArrowLeft}');
    expect(screen.getByRole('radio', { name: /^21:00/ })).toBeChecked();
    await user.keyboard('{Home}');
    expect(screen.getByRole('radio', { name: /^08:00/ })).toBeChecked();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('begin at the first when no time is asked', async () => {
    const user = userEvent.setup();
    renderSite(<Day start={null} />);
    await user.tab();
    expect(screen.getByRole('radio', { name: /^08:00/ })).toHaveFocus();
    expect(screen.queryByRole('radio', { checked: true })).not.toBeInTheDocument();
  });
});
