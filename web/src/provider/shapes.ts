import type { paths } from '../api/schema';

export type Day = paths['/api/provider/day']['get']['responses'][200]['content']['application/json'];
/** A place on one day: how long it is open, and how much of that is sold. */
export type CourtDay = Day['courts'][number];
/** A booking as those who run the place need it; the customer's name is empty once the person was erased. */
export type DayBooking = Day['bookings'][number];

export type Resource = paths['/api/resources/{id}']['get']['responses'][200]['content']['application/json'];
export type Service = Resource['services'][number];
