import { type KnownProblem, problem } from './knownProblem';

/** Why one more booking is not made, or a request not confirmed. */
export const requestProblems: readonly KnownProblem[] = [
  problem(
    'payment-not-authorized',
    409,
    'A request was to be confirmed before the customer’s card was authorised for it.',
    'Confirm it once `isAsked` of the booking is true, or decline it.',
  ),
  problem(
    'quota-reached',
    409,
    'The customer has as many bookings of this service as one person may: `limit` says of which kind (active, day, week), `max` how many.',
    'Book from `from` on: for active the moment when one of them is over, else the first day that is not full.',
  ),
];
