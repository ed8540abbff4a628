import { type KnownProblem, problem } from './knownProblem';

/** Why a booking is not changed, moved to another time, or its proposal not taken. */
export const changeProblems: readonly KnownProblem[] = [
  problem(
    'change-needs-approval',
    409,
    'A customer wants another time for a booking that the provider has agreed to.',
    'Ask the provider: a proposal of theirs is accepted with one call.',
  ),
  problem(
    'change-not-exchangeable',
    422,
    'The booking would move to another provider, or to a service that is paid or approved in another way.',
    'Choose a place and a service of the same provider on the same terms, or cancel and book anew.',
  ),
  problem(
    'change-too-late',
    409,
    'A customer wants to change a booking at a time when cancelling it would not give everything back any more.',
    'Keep the time. The provider may still move the booking, or propose another time.',
  ),
  problem(
    'price-change-unsupported',
    409,
    'The new time has another price, and the payment of the booking is still open.',
    'Choose a time at the same price, or pay first and change then.',
  ),
  problem(
    'price-increase-unsupported',
    409,
    'The new time costs more than the booking, which is paid online.',
    'Choose a time at the same price or less, or cancel and book anew.',
  ),
  problem(
    'proposal-over',
    409,
    'The proposal was answered, replaced by another one, or ran out of time.',
    'Read the booking again: it says whether another time is proposed.',
  ),
  problem(
    'proposal-same-time',
    422,
    'The proposed time and place are those that the booking has.',
    'Propose another time.',
  ),
  problem(
    'proposal-unknown',
    404,
    'The booking has no such proposal.',
    'Read the booking: it names the one that is open.',
  ),
];
