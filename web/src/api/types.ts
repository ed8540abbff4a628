// Names for the shapes of the routes we use. They are taken from the routes, not from the schemas' names,
// so that the generated document may name its schemas as it likes.
import type { paths } from './schema';

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;
type Answer<Op, Status extends number> = Op extends { responses: infer R }
  ? Status extends keyof R
    ? Json<R[Status]>
    : never
  : never;
type Body<Op> = Op extends { requestBody?: infer B } ? Json<NonNullable<B>> : never;

export type FoundCourts = Answer<paths['/api/courts/search']['get'], 200>;
export type FoundCourt = FoundCourts['items'][number];
export type Court = Answer<paths['/api/courts/{id}']['get'], 200>;
export type Availability = Answer<paths['/api/courts/{id}/availability']['get'], 200>;
export type Neighbours = Answer<paths['/api/courts/{id}/neighbours']['get'], 200>;
export type Slot = Availability['slots'][number];
export type HoldRequest = Body<paths['/api/holds']['post']>;
export type Hold = Answer<paths['/api/holds']['post'], 201>;
export type CreateBooking = Body<paths['/api/bookings']['post']>;
export type CreatedBooking = Answer<paths['/api/bookings']['post'], 201>;
export type Booking = Answer<paths['/api/bookings/{id}']['get'], 200>;
export type Bookings = Answer<paths['/api/bookings']['get'], 200>;
export type ListedBooking = Bookings['items'][number];
export type Intent = Answer<paths['/api/payments/intents']['post'], 201>;
export type Session = Answer<paths['/api/auth/login']['post'], 200>;
export type Profile = Answer<paths['/api/me']['get'], 200>;
export type Money = Slot['price'];
