import { describe, expect, test } from 'vitest';
import { faultOf, normalised, spelled } from './code';
import { directions, googleCalendar, outlookCalendar } from './elsewhere';
import { readFilters, writeFilters } from './filters';
import { moneyStory, refundNow } from './money';
import { nearest } from './nearest';
import { nextSteps } from './nextSteps';
import { phaseOf, validityOf } from './phase';
import { cancelled, euros, line, sampleBooking, start, unpaid } from './sample';
import { eventOf, writtenReason } from './story';
import { dayName, nearness } from './when';

const at = (instant: string) => Date.parse(instant);
const longBefore = at('2026-11-21T10:05:00Z');
const paid = (status: string, captured = 0, refunded = 0) => ({
  payment: { id: null, status, amount: euros(3360), captured: euros(captured), refunded: euros(refunded) },
});

const refused = (by: string, reason: string | null) =>
  sampleBooking({
    ...unpaid(),
    ...paid('cancelled'),
    status: 'cancelled',
    requiresApproval: true,
    history: [line('pending', start), line('cancelled', start, { from: 'pending', by, reason })],
  });

describe('how a booking stands', () => {
  test.each([
    ['unpaid', sampleBooking(unpaid()), longBefore],
    ['confirming', sampleBooking({ ...unpaid(), ...paid('authorized') }), longBefore],
    ['asked', sampleBooking({ ...unpaid(), ...paid('authorized'), isAsked: true }), longBefore],
    ['booked', sampleBooking({ ...paid('pending'), paymentPolicy: 'at_venue' }), longBefore],
    ['capturing', sampleBooking(paid('authorized')), longBefore],
    ['booked', sampleBooking(), at(start) - 1],
    ['running', sampleBooking(), at(start)],
    ['over', sampleBooking(), at('2026-11-26T18:00:00Z')],
    ['declined', sampleBooking({ status: 'payment_failed' }), longBefore],
    ['lapsed', sampleBooking(cancelled('system:expiry', 0, 0, 'payment-timeout')), longBefore],
    ['slotLost', sampleBooking(cancelled('system:payment', 3360, 0, 'slot-lost')), longBefore],
    ['cancelledByYou', sampleBooking(cancelled('guest', 3360, 0)), longBefore],
    ['cancelledByYou', sampleBooking(cancelled('user:018f', 3360, 0)), longBefore],
    ['cancelledByPlace', sampleBooking(cancelled('provider:018f', 3360, 0)), longBefore],
    ['refused', refused('provider:018f', 'Ill today'), longBefore],
    ['notAnswered', refused('system:expiry', 'approval-timeout'), longBefore],
    ['cancelledByYou', refused('guest', null), longBefore],
    ['noShow', sampleBooking({ status: 'no_show' }), longBefore],
    ['refunded', sampleBooking({ status: 'refunded' }), longBefore],
  ])('%s', (phase, booking, now) => expect(phaseOf(booking, now)).toBe(phase));

  test('only a ticket that opens a door wears the highlighter', () => {
    expect(validityOf('booked')).toBe('valid');
    expect(validityOf('running')).toBe('valid');
    expect(validityOf('unpaid')).toBe('held');
    expect(validityOf('declined')).toBe('lost');
    expect(validityOf('over')).toBe('used');
    expect(validityOf('cancelledByYou')).toBe('over');
  });
});

describe('where the money is', () => {
  test.each([
    ['nothingYet', sampleBooking(unpaid()), 3360],
    ['reserved', sampleBooking({ ...unpaid(), ...paid('authorized') }), 3360],
    ['atVenue', sampleBooking({ ...paid('pending'), paymentPolicy: 'at_venue' }), 3360],
    [
      'nothingTaken',
      sampleBooking({ ...cancelled('guest', 0, 0), ...paid('cancelled'), paymentPolicy: 'at_venue' }),
      3360,
    ],
    ['letGo', refused('system:expiry', 'approval-timeout'), 3360],
    ['paid', sampleBooking(), 3360],
    ['declined', sampleBooking({ status: 'payment_failed', ...paid('failed') }), 3360],
    ['goingBack', sampleBooking(cancelled('guest', 3360, 0)), 3360],
    ['wentBack', sampleBooking(cancelled('guest', 3360, 3360)), 3360],
    ['partGoingBack', sampleBooking(cancelled('guest', 1680, 0)), 1680],
    ['partBack', sampleBooking(cancelled('guest', 1680, 1680)), 1680],
    ['kept', sampleBooking(cancelled('guest', 0, 0)), 3360],
    ['letGo', sampleBooking({ ...cancelled('guest', 3360, 0), ...paid('cancelled') }), 3360],
    ['nothingTaken', sampleBooking({ ...unpaid(), status: 'cancelled' }), 3360],
    ['partBack', sampleBooking(paid('partially_refunded', 3360, 500)), 500],
    ['disputed', sampleBooking(paid('disputed', 3360)), 3360],
    ['lost', sampleBooking(paid('lost', 3360)), 3360],
    ['expired', sampleBooking(paid('expired')), 3360],
  ])('%s', (state, booking, amount) => {
    expect(moneyStory(booking)).toMatchObject({ state, amount: euros(amount) });
  });

  test('what comes back now is the first step that is not over', () => {
    const booking = sampleBooking();
    expect(refundNow(booking, at('2026-11-25T16:59:59Z'))).toEqual(euros(3360));
    expect(refundNow(booking, at('2026-11-25T17:00:00Z'))).toEqual(euros(1680));
    expect(refundNow(booking, at('2026-11-26T15:00:00Z'))).toEqual(euros(0));
  });
});

describe('what happens next', () => {
  const keys = (booking: ReturnType<typeof sampleBooking>, now: number) =>
    nextSteps(booking, phaseOf(booking, now), now).map(({ key }) => key);

  test('the moments that are over are left out', () => {
    const booking = sampleBooking();
    expect(keys(booking, longBefore)).toEqual(['confirmedMail', 'fullRefund', 'partRefund', 'yourTime']);
    expect(keys(booking, at('2026-11-25T17:00:00Z'))).toEqual(['confirmedMail', 'partRefund', 'yourTime']);
    expect(keys(booking, at('2026-11-26T15:00:00Z'))).toEqual(['confirmedMail', 'yourTime']);
  });

  test('an unpaid booking says until when it can be paid, and nothing once that is over', () => {
    const booking = sampleBooking(unpaid());
    expect(keys(booking, longBefore)).toEqual(['booked', 'payUntil', 'yourTime']);
    expect(keys(booking, at('2026-11-21T10:30:00Z'))).toEqual([]);
  });

  test('money on its way back is followed to the card', () => {
    expect(keys(sampleBooking(cancelled('guest', 3360, 0)), longBefore)).toEqual(['refundSent', 'refundArrives']);
    expect(keys(sampleBooking(cancelled('guest', 0, 0)), longBefore)).toEqual([]);
  });
});

test('the history tells who did what; only what a person wrote is quoted', () => {
  const when = '2026-11-22T09:00:00Z';
  expect(eventOf(line('pending', when))).toBe('created');
  expect(eventOf(line('pending', when, { from: 'payment_failed', reason: 'retry' }))).toBe('retried');
  expect(eventOf(line('pending', when, { from: 'payment_failed', reason: 'paid-late' }))).toBe('paidLate');
  expect(eventOf(line('cancelled', when, { by: 'admin:018f' }))).toBe('cancelledByTeam');
  expect(eventOf(line('something_new', when))).toBeNull();
  expect(writtenReason(line('cancelled', when, { reason: 'rain' }))).toBe('rain');
  expect(writtenReason(line('cancelled', when, { by: 'system:expiry', reason: 'payment-timeout' }))).toBeNull();
  expect(writtenReason(line('cancelled', when, { reason: 'details-changed' }))).toBeNull();
});

test('a code is understood however it was pasted', () => {
  for (const typed of ['k7qm4rxp', 'K7QM 4RXP', ' k7qm-4rxp ', 'Booking code: K7QM 4RXP', '“K7QM4RXP”', 'Ｋ7QM4RXP']) {
    expect(normalised(typed)).toBe('K7QM4RXP');
  }
  expect(faultOf('K7QM4RXP')).toBeNull();
  expect(faultOf('K7QM4RX')).toBe('length');
  expect(faultOf('K7QM4RX0')).toBe('signs');
  expect(spelled('K7QM4RXP')).toBe('K7QM 4RXP');
});

test('filters are read from the address and written to it; strange ones are not asked', () => {
  expect(readFilters(new URLSearchParams('when=past&state=cancelled'))).toEqual({ when: 'past', status: 'cancelled' });
  expect(readFilters(new URLSearchParams('when=never&state=odd'))).toEqual({ when: 'all', status: null });
  expect(writeFilters({ when: 'past', status: 'no_show' }).toString()).toBe('when=past&state=no_show');
  expect(writeFilters({ when: 'all', status: null }).toString()).toBe('');
});

test('days are named as one speaks of them at the venue', () => {
  expect(nearness(start, 'Europe/Madrid', at('2026-11-25T23:00:00Z'))).toBe('today');
  expect(nearness(start, 'Europe/Madrid', at('2026-11-25T22:59:00Z'))).toBe('tomorrow');
  expect(dayName(start, 'Europe/Madrid', at('2026-11-20T12:00:00Z'))).toBe('Thursday');
  expect(dayName(start, 'Europe/Madrid', at('2026-11-19T12:00:00Z'))).toBe('Thursday 26 November');
});

test('free slots closest to the wanted time are offered, in the order of the day', () => {
  const slot = (hour: string, state = 'free') => ({ start: `2026-11-26T${hour}:00:00Z`, state });
  const slots = ['09', '12', '14', '15', '16', '19', '20'].map((hour) => slot(hour));
  const offered = nearest([...slots, slot('17', 'booked')], start, longBefore).map((one) => one.start.slice(11, 13));
  expect(offered).toEqual(['14', '15', '16', '19', '20']);
  expect(nearest(slots, start, at('2026-11-27T00:00:00Z'))).toEqual([]);
});

test('addresses of other sites carry the time and the place, and no token', () => {
  const booking = sampleBooking();
  expect(new URL(googleCalendar(booking)).searchParams.get('dates')).toBe('20261126T170000Z/20261126T180000Z');
  expect(new URL(outlookCalendar(booking)).searchParams.get('location')).toBe('Calle de la Ribera 14');
  expect(new URL(directions(booking)).searchParams.get('destination')).toBe('40.4,-3.7');
  expect(new URL(directions({ ...booking, place: null })).searchParams.get('destination')).toBe(
    'Calle de la Ribera 14',
  );
});
