using System.Security.Cryptography;
using System.Text;
using Dapper;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Bookings;

/// <summary>
/// Writes a booking: claim, booking, transition, code, contact, events and the remembered request, in one round trip and
/// one commit. A batch does not stop at nothing done, so each statement asks whether the one that decides has succeeded.
/// </summary>
public sealed class BookingWriter(
    [FromKeyedServices(BookingsModule.Schema)] Database database, Offers offers, Answers answers, Requests requests,
    GuestTokens tokens)
{
    private const int CodesMax = 5;

    public sealed record Customer(
        Guid? UserId, CreateBooking.Guest? Guest, string? TimeZone, string? Notes, string Locale, Tenant Tenant);

    /// <param name="Answer">The booking, or what the same key was answered before; null when the slot was taken.</param>
    /// <param name="Stamp">Of the resource as the claim saw it; null when there is none.</param>
    public sealed record Outcome(Answer? Answer, long? Stamp);

    /// <summary>Straight from a slot, on these units of the resource.</summary>
    public Task<Outcome> Book(
        HttpContext http, Customer customer, ClaimSlot.Chosen chosen, int[] units, DateTimeOffset now,
        CancellationToken cancellation) =>
        Write(http, customer, new Draft(
            chosen.Offer, chosen.Service, chosen.Slot.Start, chosen.Slot.End, chosen.Claim, chosen.Total, chosen.Units),
            InsertClaim, UndoInsert, new
            {
                AllocationIds = units.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                UnitNos = units,
                Freed = now - ClaimSlot.Grace,
            }, now, cancellation);

    /// <summary>From a hold, with the hold's own price and times. Null when the place is gone.</summary>
    internal async Task<Outcome?> Book(
        HttpContext http, Customer customer, HoldRow hold, DateTimeOffset now, CancellationToken cancellation)
    {
        var offer = await offers.Find(customer.Tenant.Id, hold.ResourceId, cancellation);
        var service = offer?.Services.FirstOrDefault(s => s.ServiceId == hold.ServiceId);
        if (service is null)
        {
            offer = await offers.Load(customer.Tenant.Id, hold.ResourceId, cancellation);
            service = offer?.Services.FirstOrDefault(s => s.ServiceId == hold.ServiceId);
        }
        if (offer is null || service is null) return null;
        return await Write(http, customer, new Draft(
            offer, service, hold.StartsAt, hold.EndsAt, new Claim(hold.ClaimStartsAt, hold.ClaimEndsAt),
            new Money(hold.Price, hold.Currency), hold.Units),
            ConvertClaim, UndoConvert, new { HoldId = hold.Id }, now, cancellation);
    }

    private sealed record Draft(
        Offer Offer, ServiceChanged Service, DateTimeOffset Start, DateTimeOffset End, Claim Claim, Money Total, int Units);

    // A code that is in use already is nobody's fault: nothing of the attempt stands, and the next one has another code.
    private async Task<Outcome> Write(
        HttpContext http, Customer customer, Draft draft, string claimSql, string undoSql, object claimArgs,
        DateTimeOffset now, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= CodesMax; attempt++)
        {
            var (answer, key, row) = await TryWrite(http, customer, draft, claimSql, undoSql, claimArgs, now, cancellation);
            if (row.Stands)
            {
                answers.Drop(customer.Tenant.Id, draft.Offer.Resource.ResourceId);
                database.Wake();
                return new Outcome(answer, row.Stamp);
            }
            if (!row.CodeUsed) return new Outcome(requests.Replay(key, row.Request), row.Stamp);
        }
        return new Outcome(Problem.Busy, null);
    }

    private async Task<(Answer Answer, RequestColumns Key, Row Row)> TryWrite(
        HttpContext http, Customer customer, Draft draft, string claimSql, string undoSql, object claimArgs,
        DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(now);
        var fee = draft.Total.Part(customer.Tenant.FeeBasisPoints(customer.UserId));
        var response = new CreateBooking.Response(
            id, BookingStates.Pending, ConfirmationCode.New(), draft.Offer.Resource.ResourceId, draft.Start, draft.End,
            draft.Total, fee, tokens.Issue(GuestTokens.Booking, customer.Tenant.Id, id), now + CreateBooking.PaymentTime);
        var answer = Answer.Created($"/api/bookings/{id}", response);
        var key = requests.Columns(http, answer);
        var parameters = new DynamicParameters(claimArgs);
        parameters.AddDynamicParams(key);
        parameters.AddDynamicParams(Columns(customer, draft, response, now));
        parameters.AddDynamicParams(BookingEvents.Columns(Events(customer, draft, response, now)));
        var row = await database.Read(
            customer.Tenant.Id,
            claimSql + BookSql + BookingEvents.InsertSql(draft.Offer.Resource.Units)
                + $"where {Stands} order by n;" + undoSql + EndSql,
            parameters, ReadOutcome, cancellation);
        return (answer, key, row);
    }

    private static async Task<Row> ReadOutcome(SqlMapper.GridReader grid)
    {
        var row = await grid.ReadFirstAsync<Row>();
        return row with { Request = await grid.ReadFirstOrDefaultAsync<RequestRow>() };
    }

    private static object Columns(Customer customer, Draft draft, CreateBooking.Response response, DateTimeOffset now)
    {
        var zone = draft.Offer.OpenTime.TimeZone;
        var local = NodaTime.Instant.FromDateTimeOffset(draft.Start).InZone(zone).ToDateTimeUnspecified();
        var guest = customer.Guest;
        return new
        {
            BookingId = response.Id,
            TenantId = customer.Tenant.Id,
            Now = now,
            Code = response.ConfirmationCode,
            response.ResourceId,
            draft.Offer.Stamp,
            draft.Service.ServiceId,
            ProviderId = draft.Offer.Provider.Id,
            customer.UserId,
            draft.Units,
            draft.Start,
            draft.End,
            ClaimStart = draft.Claim.Start,
            ClaimEnd = draft.Claim.End,
            LocalStart = local.ToString("yyyy-MM-dd HH:mm:ss"),
            draft.Offer.Resource.TimeZone,
            CustomerTimeZone = customer.TimeZone,
            Total = response.Total.Amount,
            Fee = response.Fee.Amount,
            response.Total.Currency,
            draft.Service.PaymentPolicy,
            draft.Service.RequiresApproval,
            Tiers = Json.Write(draft.Service.CancellationTiers),
            customer.Notes,
            response.ExpiresAt,
            Actor = customer.UserId is { } user ? $"user:{user}" : "guest",
            CorrelationId = Correlation.Current,
            guest?.Email,
            EmailHash = guest is null ? null : EmailHash.Of(guest.Email),
            guest?.FirstName,
            guest?.LastName,
            guest?.Phone,
            customer.Locale,
        };
    }

    private static List<OutboxRow> Events(Customer customer, Draft draft, CreateBooking.Response response, DateTimeOffset now)
    {
        var (resource, provider, service) = (draft.Offer.Resource, draft.Offer.Provider, draft.Service);
        var tenantId = customer.Tenant.Id;
        var events = new List<OutboxRow>
        {
            Outbox.Row(new BookingCreated(
                response.Id, response.ConfirmationCode, resource.ResourceId, resource.Name, service.ServiceId, service.Name,
                provider.Id, provider.Name, resource.Address, resource.TimeZone, draft.Start, draft.End, draft.Units,
                customer.UserId, 0, response.Total, response.Fee, provider.TaxBasisPoints, service.PaymentPolicy,
                service.RequiresApproval, service.CancellationTiers, customer.TimeZone, response.ExpiresAt), tenantId, 1, now),
            Outbox.Row(new SlotChanged(
                resource.ResourceId, provider.Id, draft.Claim.Start, draft.Claim.End, Availability.Booked, null), tenantId, 0, now),
        };
        if (customer.Guest is { } guest)
            events.Insert(0, Outbox.Row(new BookingContactChanged(
                response.Id, customer.UserId, guest.Email, guest.FirstName, guest.LastName, guest.Phone, customer.Locale),
                tenantId, 1, now));
        return events;
    }

    private sealed record Row(bool Stands, bool CodeUsed, long? Stamp)
    {
        public RequestRow? Request { get; init; }
    }

    private const string InsertClaim = RequestSql.Claim + """
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

    private const string ConvertClaim = RequestSql.Claim + """
        update bookings.holds set booking_id = @BookingId
        where id = @HoldId and booking_id is null and released_at is null and
        """ + " " + RequestSql.IsMine + """
        ;
        update bookings.allocations set kind = 2, booking_id = @BookingId, hold_id = null, expires_at = null
        where resource_id = @ResourceId and starts_at = @ClaimStart and hold_id = @HoldId and kind = 1
            and exists (select from bookings.holds where id = @HoldId and booking_id = @BookingId);

        """;

    private const string Stands =
        "exists (select from bookings.booking_codes where tenant_id = @TenantId and code = @Code and booking_id = @BookingId)";

    private const string UndoInsert = $"""

        delete from bookings.allocations where resource_id = @ResourceId and starts_at = @ClaimStart and booking_id = @BookingId
            and not {Stands};
        """;

    // The hold stays what it was, for as long as it was given.
    private const string UndoConvert = $"""

        update bookings.allocations a set kind = 1, hold_id = h.id, expires_at = h.expires_at, booking_id = null
        from bookings.holds h where h.id = @HoldId and a.resource_id = @ResourceId and a.starts_at = @ClaimStart
            and a.booking_id = @BookingId and not {Stands};
        update bookings.holds set booking_id = null where id = @HoldId and booking_id = @BookingId and not {Stands};
        """;

    // The code's row is what decides from here on: it is written only if every unit was claimed.
    private const string BookSql = $"""
        insert into bookings.booking_codes (tenant_id, code, booking_id)
        select @TenantId, @Code, @BookingId
        where (select count(*) from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStart and booking_id = @BookingId) = @Units
        on conflict do nothing;
        insert into bookings.bookings (id, tenant_id, status, code, resource_id, service_id, provider_id, user_id, units,
            starts_at, ends_at, claim_starts_at, claim_ends_at, local_start, time_zone, customer_time_zone, total, fee,
            currency, payment_policy, requires_approval, cancellation_tiers, notes, expires_at, created_at)
        select @BookingId, @TenantId, 'pending', @Code, @ResourceId, @ServiceId, @ProviderId, @UserId, @Units, @Start, @End,
            @ClaimStart, @ClaimEnd, @LocalStart::timestamp, @TimeZone, @CustomerTimeZone, @Total, @Fee, @Currency,
            @PaymentPolicy, @RequiresApproval, @Tiers::jsonb, @Notes, @ExpiresAt, @Now
        where {Stands};
        insert into bookings.booking_transitions (booking_id, seq, tenant_id, to_status, at, actor, correlation_id)
        select @BookingId, 1, @TenantId, 'pending', @Now, @Actor, @CorrelationId where {Stands};
        insert into bookings.booking_contacts (booking_id, tenant_id, email, email_hash, first_name, last_name, phone, locale)
        select @BookingId, @TenantId, @Email, @EmailHash, @FirstName, @LastName, @Phone, @Locale
        where @Email is not null and {Stands};
        """;

    private const string EndSql = "\n" + RequestSql.Unclaim + $"""
             not {Stands};
        select {Stands} as stands,
            exists (select from bookings.booking_codes
                where tenant_id = @TenantId and code = @Code and booking_id <> @BookingId) as code_used,
            (select stamp from bookings.resources where id = @ResourceId and active) as stamp;
        """ + RequestSql.Earlier;
}
