/** A refusal of the API. `code` is stable: programs switch on it, never on the words. */
export interface KnownProblem {
  code: string;
  status: number;
  /** When it comes. */
  when: string;
  /** What to do about it. */
  next: string;
}

const problem = (code: string, status: number, when: string, next: string): KnownProblem => ({
  code,
  status,
  when,
  next,
});

/** Every code the server answers with, sorted. A test compares it with the server's sources. */
export const problems: readonly KnownProblem[] = [
  problem(
    'account-locked',
    429,
    'Too many wrong passwords were tried for this e-mail address.',
    'Wait for the seconds of Retry-After. Until then even the right password is not looked at.',
  ),
  problem(
    'body-too-large',
    413,
    'The body is larger than any request of this API needs to be.',
    'Send less; shorten texts and lists.',
  ),
  problem(
    'booking-not-due',
    409,
    'Somebody was checked in more than an hour before the start, or marked as missing before it.',
    'Wait until the booking is due, or cancel it instead.',
  ),
  problem(
    'booking-state-conflict',
    409,
    'The booking’s state does not allow this: it was cancelled, paid, declined or has begun meanwhile.',
    'Read the booking again and offer what its status still allows.',
  ),
  problem(
    'booking-unknown',
    404,
    'There is no such booking, or its token was not sent with it.',
    'Send the manageToken of the booking.',
  ),
  problem(
    'busy',
    503,
    'The service or its database cannot take the request at this moment. Nothing was half done.',
    'Send it again after Retry-After, with the same Idempotency-Key.',
  ),
  problem(
    'credentials-wrong',
    401,
    'No account has this e-mail address and password. It is not said which of the two is wrong.',
    'Check both. After too many tries the account is locked for a while.',
  ),
  problem(
    'currency-fixed',
    409,
    'The currency of a provider was to be changed, but its prices are in it.',
    'Make another provider for another currency.',
  ),
  problem(
    'draft-done',
    409,
    'The booking of this checkout stands or was cancelled: there is nothing to type any more.',
    'Show the booking.',
  ),
  problem(
    'draft-without-email',
    422,
    'The link of a checkout is to be mailed, but no whole e-mail address was typed into it.',
    'Write details.email first.',
  ),
  problem('email-taken', 409, 'There is an account with this e-mail address already.', 'Sign in instead.'),
  problem('forbidden', 403, 'You are signed in, but your role does not allow this.', 'Use an account that may.'),
  problem(
    'hold-expired',
    409,
    'The hold ended, or was given back, before it was booked.',
    'Hold the time again; it may still be free.',
  ),
  problem('hold-extended-already', 409, 'A hold can be made longer once, and this one was.', 'Book it, or hold again.'),
  problem(
    'hold-unknown',
    404,
    'There is no such hold, or its token was not sent with it.',
    'Send the token that came with the hold; else hold the time again.',
  ),
  problem('hold-used', 409, 'This hold has become a booking already.', 'Go on with the booking.'),
  problem(
    'idempotency-key-reused',
    422,
    'This Idempotency-Key came before with another body.',
    'Use a new key for each act, and the same key only to repeat it.',
  ),
  problem(
    'internal',
    500,
    'Something broke on our side. The log has it under the correlation id.',
    'Try again with the same Idempotency-Key; tell the operator the correlation id if it stays.',
  ),
  problem('method-not-allowed', 405, 'This address does not take this method.', 'See the methods it has in the API.'),
  problem(
    'not-found',
    404,
    'There is nothing at this address, or nothing that you may see.',
    'Check the address. What belongs to somebody else looks the same as what does not exist.',
  ),
  problem('payment-already-made', 400, 'This booking is paid.', 'Read the booking; nothing is left to pay.'),
  problem(
    'payment-not-possible',
    422,
    'The payment provider does not take this amount or currency.',
    'Pay at the place, or ask the provider of the place.',
  ),
  problem(
    'payment-not-ready',
    409,
    'The booking was made a moment ago and has not reached the payments yet.',
    'Ask again after Retry-After.',
  ),
  problem(
    'payment-not-refundable',
    409,
    'Only captured money that is not disputed can be given back.',
    'Wait for the capture, or for the end of the dispute.',
  ),
  problem(
    'payment-provider-unavailable',
    503,
    'The payment provider cannot be reached. Nothing was paid.',
    'Try again after Retry-After.',
  ),
  problem(
    'provider-required',
    400,
    'You act for no provider, or for several, and did not say for which.',
    'Send providerId; make a provider first if you have none.',
  ),
  problem(
    'provider-unknown',
    404,
    'There is no such provider, or it was made so recently that it is not known here yet.',
    'Check the id; ask again when Retry-After is sent.',
  ),
  problem('range-too-long', 400, 'More days were asked for than one answer has.', 'Ask in parts.'),
  problem('rate-limited', 429, 'Too many requests came from you.', 'Wait for the seconds of Retry-After.'),
  problem(
    'receipt-not-ready',
    409,
    'The receipt is written when the money was taken, and that has not happened yet.',
    'Ask again after Retry-After.',
  ),
  problem(
    'refresh-token-invalid',
    401,
    'This refresh token ran out, was used before, or its session was ended.',
    'Sign in again.',
  ),
  problem(
    'refund-too-large',
    422,
    'The refund is more than what is left of the captured amount.',
    'Read the payment and send back at most the rest.',
  ),
  problem(
    'resource-unknown',
    404,
    'There is no such place, or it is not open for booking yet.',
    'Check the id; ask again when Retry-After is sent.',
  ),
  problem('service-required', 400, 'Several services are sold here and none was named.', 'Send serviceId.'),
  problem('service-unknown', 404, 'This service is not sold here.', 'Take one of the services that the place lists.'),
  problem(
    'signature-invalid',
    400,
    'The signature of a webhook is missing, wrong or older than five minutes.',
    'Check the webhook secret and the clocks.',
  ),
  problem(
    'slot-not-offered',
    422,
    'This time is not for sale: closed, past, too soon, too far ahead or off the grid.',
    'Take a slot that the availability lists.',
  ),
  problem(
    'slot-taken',
    409,
    'Somebody else has taken this time. `alternatives` has up to five free ones nearby, nearest first.',
    'Offer the alternatives.',
  ),
  problem(
    'tenant-unknown',
    404,
    'Neither the host name nor X-Tenant names a tenant.',
    'Check the host name or the header.',
  ),
  problem(
    'ticket-invalid',
    401,
    'The ticket does not open this stream, or its minute is over.',
    'Ask for a new ticket and connect at once.',
  ),
  problem(
    'too-many-drafts',
    429,
    'Too many checkouts were begun from this address in a day.',
    'Go on without keeping it; booking works all the same.',
  ),
  problem(
    'too-many-holds',
    429,
    'As many times are held as `scope` allows: `person` (an account, `limit` 3) or `address` (all who share it, `limit` 20).',
    'Book one of them or give one back; others of the address end within ten minutes.',
  ),
  problem(
    'too-many-mails',
    429,
    'The link went out three times for this checkout, or five times today to this e-mail address.',
    'Look into the inbox, also under spam.',
  ),
  problem('too-many-refunds', 409, 'This payment has had as many refunds as it may have.', 'Ask the operator.'),
  problem(
    'unauthenticated',
    401,
    'This needs an account or the token of the booking, and neither came, or it ran out.',
    'Sign in and send the access token, or send X-Booking-Token.',
  ),
  problem('unsupported-media-type', 415, 'The body is not JSON.', 'Send Content-Type: application/json.'),
  problem(
    'validation-failed',
    400,
    'The request is not valid. `errors` names each field and what is wrong with it.',
    'Mend the fields and send it again.',
  ),
  problem('venue-unknown', 404, 'This provider has no such venue.', 'Check the id.'),
  problem(
    'version-mismatch',
    412,
    'Somebody else changed this since you read it.',
    'Read it again, repeat your change, and send the new ETag as If-Match.',
  ),
  problem('version-required', 428, 'A change needs the version it is based on.', 'Send If-Match with the ETag.'),
  problem(
    'wrong-tenant',
    401,
    'The access token belongs to another tenant than the one asked.',
    'Sign in at this tenant.',
  ),
];
