using System.Security.Cryptography;
using System.Text;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Takes a slot for ten minutes. Three live holds a person, twenty an address. The same Idempotency-Key always names the
/// same hold.
/// </summary>
public static class CreateHold
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int PerPersonMax = 3;
    private const int PerAddressMax = 20;
    private const int StampRetries = 3;

    public sealed record Request(
        Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, Guid? ServiceId = null, int? Units = null);

    /// <param name="Fee">The platform's part of the price, contained in it.</param>
    /// <param name="RefundSteps">What comes back for cancelling until when, once this is booked.</param>
    public sealed record Response(
        Guid Id, Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, Money Price, DateTimeOffset ExpiresAt, string Token,
        Guid ServiceId, Money Fee, string Tier, string TimeZone, string LocalStart, IReadOnlyList<RefundStep> RefundSteps);

    private static readonly Problem TooMany =
        new("too-many-holds", 429, "You hold as many times as you may. Book or let go of one first.") { RetryAfter = 60 };

    private static readonly Problem TooManyOfPerson = TooMany.With("scope", "person").With("limit", PerPersonMax);

    // Many people share an address: whoever is refused may hold nothing at all.
    private static readonly Problem TooManyOfAddress =
        (TooMany with { Detail = "As many times as allowed are held from this address. Some come free within minutes." })
        .With("scope", "address").With("limit", PerAddressMax);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/holds", Handle)
        .WithName(nameof(CreateHold)).WithTags("Holds").RequireAuthorization(Policies.Anyone)
        .Produces<Response>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
        .ProducesProblem(429);

    public static async Task<IResult> Handle(
        Request request, HttpContext http, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, ClaimSlot claims, Answers answers, GuestTokens tokens,
        Requests requests, Keys keys, TimeProvider clock, CancellationToken cancellation)
    {
        var check = new Check().That(request.Units is null or (>= 1 and <= ClaimSlot.UnitsMax), "units",
            $"Between 1 and {ClaimSlot.UnitsMax}.");
        if (check.Failed) return check.Problem.ToHttp();
        var wanted = new ClaimSlot.Wanted(request.ResourceId, request.Start, request.End, request.ServiceId, request.Units ?? 1);
        var address = AddressHash(http, keys);
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var (chosen, refusal) = await claims.Choose(tenant.Id, wanted, reload: attempt > 1, now, cancellation);
            if (chosen is null) return refusal!.ToHttp();
            var units = await claims.FreeUnits(tenant.Id, chosen, now, cancellation);
            var fee = tenant.FeeBasisPoints(caller.UserId);
            // A repeated request finds its own hold in the way: the key answers first.
            if (units is null)
                return await requests.Earlier(http, database)
                    ?? (IResult)(await claims.TakenWithAlternatives(chosen, fee, now, cancellation)).ToHttp();
            var id = Guid.CreateVersion7(now);
            var response = View(id, chosen, fee, now + Lifetime, tokens.Issue(GuestTokens.Hold, tenant.Id, id));
            var key = requests.Columns(http, Answer.Created($"/api/holds/{id}", response));
            var outcome = await database.Read(
                tenant.Id, ClaimSql + BookingEvents.InsertSql(chosen.Offer.Resource.Units) + OutcomeSql,
                Parameters(chosen, units, response, key, caller, address, now), ReadOutcome, cancellation);
            if (outcome.Stands) return Held(database, answers, tenant.Id, response);
            if (requests.Replay(key, outcome.Request) is { } replay) return replay;
            if (outcome.LiveOfUser >= PerPersonMax) return TooManyOfPerson.ToHttp();
            if (outcome.LiveOfAddress >= PerAddressMax) return TooManyOfAddress.ToHttp();
            var isCurrent = outcome.Stamp == chosen.Offer.Stamp;
            if ((isCurrent && chosen.Offer.Resource.Units == 1) || attempt == StampRetries + chosen.Offer.Resource.Units)
                return (await claims.TakenWithAlternatives(chosen, fee, now, cancellation)).ToHttp();
        }
    }

    private static Answer Held(Database database, Answers answers, Guid tenantId, Response response)
    {
        answers.Drop(tenantId, response.ResourceId);
        database.Wake();
        return Answer.Created($"/api/holds/{response.Id}", response);
    }

    private static Response View(Guid id, ClaimSlot.Chosen chosen, int feeBasisPoints, DateTimeOffset expiresAt, string token)
    {
        var (offer, slot) = (chosen.Offer, chosen.Slot);
        return new Response(
            id, offer.Resource.ResourceId, slot.Start, slot.End, chosen.Total, expiresAt, token, chosen.Service.ServiceId,
            chosen.Total.Part(feeBasisPoints), slot.Tier, offer.Resource.TimeZone,
            SlotView.Wall(slot.Start, offer.OpenTime.TimeZone),
            CancellationPolicy.Steps(chosen.Service.CancellationTiers, slot.Start, chosen.Total));
    }

    private static async Task<Outcome> ReadOutcome(Dapper.SqlMapper.GridReader grid)
    {
        await grid.ReadAsync(); // The lock of the holder.
        var outcome = await grid.ReadFirstAsync<Outcome>();
        return outcome with { Request = await grid.ReadFirstOrDefaultAsync<RequestRow>() };
    }

    private static Dapper.DynamicParameters Parameters(
        ClaimSlot.Chosen chosen, int[] units, Response response, RequestColumns key, Caller caller, string address,
        DateTimeOffset now)
    {
        var (offer, claim) = (chosen.Offer, chosen.Claim);
        var told = Outbox.Row(new SlotChanged(
            offer.Resource.ResourceId, offer.Provider.Id, claim.Start, claim.End, Availability.Held, response.ExpiresAt),
            offer.TenantId, 0, now);
        var parameters = new Dapper.DynamicParameters(BookingEvents.Columns([told]));
        parameters.AddDynamicParams(key);
        parameters.AddDynamicParams(new
        {
            HoldId = response.Id,
            AllocationIds = units.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            UnitNos = units,
            chosen.Units,
            offer.Resource.ResourceId,
            offer.Stamp,
            chosen.Service.ServiceId,
            ClaimStart = claim.Start,
            ClaimEnd = claim.End,
            chosen.Slot.Start,
            chosen.Slot.End,
            Price = response.Price.Amount,
            response.Price.Currency,
            caller.UserId,
            Address = address,
            Now = now,
            response.ExpiresAt,
            Freed = now - ClaimSlot.Grace,
            PerPersonMax,
            PerAddressMax,
            offer.TenantId,
        });
        return parameters;
    }

    /// <summary>Addresses are personal data: only a keyed hash of one is kept.</summary>
    internal static string AddressHash(HttpContext http, Keys keys) => Convert.ToHexStringLower(HMACSHA256.HashData(
        keys.Derive("address-hash"), Encoding.UTF8.GetBytes(http.Connection.RemoteIpAddress?.ToString() ?? "")).AsSpan(0, 16));

    private sealed record Outcome(bool Stands, long? Stamp, int LiveOfUser, int LiveOfAddress)
    {
        public RequestRow? Request { get; init; }
    }

    // The lock makes the two counts exact: holds of one address are made one after the other.
    private const string ClaimSql = RequestSql.Claim + """
        select pg_advisory_xact_lock(hashtextextended(@Address, 1));
        delete from bookings.allocations where resource_id = @ResourceId and unit_no = any(@UnitNos) and kind = 1
            and starts_at < @ClaimEnd and ends_at > @ClaimStart and expires_at < @Freed;
        insert into bookings.allocations (id, tenant_id, resource_id, unit_no, starts_at, ends_at, kind, hold_id, expires_at)
        select a.id, r.tenant_id, r.id, a.unit_no, @ClaimStart, @ClaimEnd, 1, @HoldId, @ExpiresAt
        from bookings.resources r, unnest(@AllocationIds, @UnitNos) as a (id, unit_no)
        where r.id = @ResourceId and r.active and r.stamp = @Stamp and 
        """ + RequestSql.IsMine + """
            and (select count(*) from bookings.holds where user_id = @UserId and expires_at > @Now
                and released_at is null and booking_id is null) < @PerPersonMax
            and (select count(*) from bookings.holds where address_hash = @Address and expires_at > @Now
                and released_at is null and booking_id is null) < @PerAddressMax
        order by a.unit_no
        on conflict on constraint allocations_no_overlap do nothing;
        insert into bookings.holds (id, tenant_id, resource_id, service_id, units, starts_at, ends_at, claim_starts_at,
            claim_ends_at, price, currency, user_id, address_hash, created_at, expires_at)
        select @HoldId, @TenantId, @ResourceId, @ServiceId, @Units, @Start, @End, @ClaimStart, @ClaimEnd, @Price, @Currency,
            @UserId, @Address, @Now, @ExpiresAt
        where (select count(*) from bookings.allocations
            where resource_id = @ResourceId and starts_at = @ClaimStart and hold_id = @HoldId) = @Units;
        """;

    private const string OutcomeSql = """
        where exists (select from bookings.holds where id = @HoldId)
        order by n;
        delete from bookings.allocations where resource_id = @ResourceId and starts_at = @ClaimStart and hold_id = @HoldId
            and not exists (select from bookings.holds where id = @HoldId);

        """ + RequestSql.Unclaim + """
             not exists (select from bookings.holds where id = @HoldId);
        select exists (select from bookings.holds where id = @HoldId) as stands,
            (select stamp from bookings.resources where id = @ResourceId and active) as stamp,
            (select count(*) from bookings.holds where user_id = @UserId and expires_at > @Now and released_at is null
                and booking_id is null)::int as live_of_user,
            (select count(*) from bookings.holds where address_hash = @Address and expires_at > @Now
                and released_at is null and booking_id is null)::int as live_of_address;
        """ + RequestSql.Earlier;
}
