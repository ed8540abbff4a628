-- What waits for a provider's answer: few at any time, so the index stays small.
create index bookings_asked on bookings.bookings (tenant_id, provider_id) where status = 'pending' and requires_approval;
