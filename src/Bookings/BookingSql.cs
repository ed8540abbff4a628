namespace Holdfast.Bookings;

/// <summary>The statements of <see cref="BookingWriter"/>'s batch, in the order in which they go out.</summary>
internal static class BookingSql
{
    public const string InsertClaim = """
        delete from bookings.allocations where resource_id = @ResourceId and unit_no = any(@UnitNos) and kind = 1
            and starts_at < @ClaimEnd and ends_at > @ClaimStart and expires_at < @Freed;
        insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, booking_id)
        select a.id, r.tenant_id, r.id, a.unit_no, @ClaimStart, @ClaimEnd, 2, @BookingId
        from bookings.resources r, unnest(@AllocationIds, @UnitNos) as a (id, unit_no)
        where r.id = @ResourceId and r.active and r.stamp = @Stamp and
        """ + " " + RequestSql.IsMine + """
        order by a.unit_no
        on conflict on constraint allocations_no_overlap do nothing;

        """;

    public const string ConvertClaim = """
        update bookings.holds set booking_id = @BookingId
        where id = @HoldId and booking_id is null and released_at is null and
        """ + " " + RequestSql.IsMine + """
        ;
        update bookings.allocations set kind = 2, booking_id = @BookingId, hold_id = null, expires_at = null
        where resource_id = @ResourceId and starts_at = @ClaimStart and hold_id = @HoldId and kind = 1
            and exists (select from bookings.holds where id = @HoldId and booking_id = @BookingId);

        """;

    public const string Stands =
        "exists (select from bookings.booking_codes where tenant_id = @TenantId and code = @Code and booking_id = @BookingId)";

    public const string UndoInsert = $"""

        delete from bookings.allocations where resource_id = @ResourceId and starts_at = @ClaimStart and booking_id = @BookingId
            and not {Stands};
        """;

    // The hold stays what it was, for as long as it was given.
    public const string UndoConvert = $"""

        update bookings.allocations a set kind = 1, hold_id = h.id, expires_at = h.expires_at, booking_id = null
        from bookings.holds h where h.id = @HoldId and a.resource_id = @ResourceId and a.starts_at = @ClaimStart
            and a.booking_id = @BookingId and not {Stands};
        update bookings.holds set booking_id = null where id = @HoldId and booking_id = @BookingId and not {Stands};
        """;

    // The code's row is what decides from here on: it is written only if every unit was claimed.
    public static string Code(string condition) => $"""
        insert into bookings.booking_codes (tenant_id, code, booking_id)
        select @TenantId, @Code, @BookingId
        where (select count(*) from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStart and booking_id = @BookingId) = @Units
            {condition}
        on conflict do nothing;

        """;

    public const string Book = $"""
        insert into bookings.bookings (id, tenant_id, status, code, resource_id, service_id, provider_id, user_id, units,
            starts_at, ends_at, claim_starts_at, claim_ends_at, local_start, time_zone, customer_time_zone, total, fee,
            currency, payment_policy, requires_approval, cancellation_tiers, notes, party_size, expires_at, created_at)
        select @BookingId, @TenantId, 'pending', @Code, @ResourceId, @ServiceId, @ProviderId, @UserId, @Units, @Start, @End,
            @ClaimStart, @ClaimEnd, @LocalStart::timestamp, @TimeZone, @CustomerTimeZone, @Total, @Fee, @Currency,
            @PaymentPolicy, @RequiresApproval, @Tiers::jsonb, @Notes, @PartySize, @ExpiresAt, @Now
        where {Stands};
        insert into bookings.booking_transitions (booking_id, seq, tenant_id, to_status, at, actor, correlation_id)
        select @BookingId, 1, @TenantId, 'pending', @Now, @Actor, @CorrelationId where {Stands};
        insert into bookings.booking_contacts (booking_id, tenant_id, email, email_hash, first_name, last_name, phone, locale)
        select @BookingId, @TenantId, @Email, @EmailHash, @FirstName, @LastName, @Phone, @Locale
        where @Email is not null and {Stands};
        """;

    public const string End = "\n" + RequestSql.Unclaim + $"""
             not {Stands};
        select {Stands} as stands,
            exists (select from bookings.booking_codes
                where tenant_id = @TenantId and code = @Code and booking_id <> @BookingId) as code_used,
            (select stamp from bookings.resources where id = @ResourceId and active) as stamp;
        """;
}
