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
        Guid? UserId, CreateBooking.Guest? Guest, string? TimeZone, string? Notes, int? PartySize, string Locale,
        Tenant Tenant)
    {
        internal Quotas.Person Person { get; } = new(UserId, Guest is null ? null : EmailHash.Of(Guest.Email));
    }

    /// <param name="Answer">The booking, what the key was answered before, or a refusal; null when the slot was taken.</param>
    /// <param name="Stamp">Of the resource as the claim saw it; null when there is none.</param>
    public sealed record Outcome(Answer? Answer, long? Stamp);

    /// <summary>Straight from a slot, on these units of the resource.</summary>
    public Task<Outcome> Book(
        HttpContext http, Customer customer, ClaimSlot.Chosen chosen, int[] units, DateTimeOffset now,
        CancellationToken cancellation) =>
        Write(http, customer, new Draft(
            chosen.Offer, chosen.Service, chosen.Slot.Start, chosen.Slot.End, chosen.Claim, chosen.Total, chosen.Units),
            BookingSql.InsertClaim, BookingSql.UndoInsert, new
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
        if (offer?.Stamp != hold.Stamp) offer = await offers.Load(customer.Tenant.Id, hold.ResourceId, cancellation);
        var service = offer?.Services.FirstOrDefault(s => s.ServiceId == hold.ServiceId);
        if (offer is null || service is null) return null;
        if (ClaimSlot.TooMany(service, customer.PartySize) is { } problem) return new Outcome(problem, offer.Stamp);
        return await Write(http, customer, new Draft(
            offer, service, hold.StartsAt, hold.EndsAt, new Claim(hold.ClaimStartsAt, hold.ClaimEndsAt),
            new Money(hold.Price, hold.Currency), hold.Units),
            BookingSql.ConvertClaim, BookingSql.UndoConvert, new { HoldId = hold.Id }, now, cancellation);
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
            if (!row.CodeUsed) return new Outcome(requests.Replay(key, row.Request) ?? Full(draft, row), row.Stamp);
        }
        return new Outcome(Problem.Busy, null);
    }

    // By rules that are not old: those come with another stamp, and the attempt is made again.
    private static Answer? Full(Draft draft, Row row) =>
        row.Taken is { } taken && row.Stamp == draft.Offer.Stamp
            && Quotas.Refusal(draft.Service, taken, draft.Start, draft.Offer.OpenTime.TimeZone) is { } problem
            ? Answer.From(problem)
            : null;

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
        var limits = Limits.Of(draft.Service, customer.Person);
        if (limits.Has)
            parameters.AddDynamicParams(
                Quotas.Columns(draft.Service, customer.Person, draft.Start, draft.Offer.OpenTime.TimeZone));
        var row = await database.Read(
            customer.Tenant.Id,
            RequestSql.Claim + limits.Lock + claimSql + BookingSql.Code(limits.Condition) + BookingSql.Book
                + BookingEvents.InsertSql(draft.Offer.Resource.Units) + $"where {BookingSql.Stands} order by n;" + undoSql
                + BookingSql.End + limits.Count + RequestSql.Earlier,
            parameters, grid => ReadOutcome(grid, limits.Has), cancellation);
        return (answer, key, row);
    }

    /// <summary>What the batch has besides where a customer may have only so much: nothing elsewhere.</summary>
    private sealed record Limits(bool Has, string Lock, string Condition, string Count)
    {
        private static readonly Limits None = new(false, "", "", "");

        public static Limits Of(ServiceChanged service, Quotas.Person person) => Quotas.Has(service)
            ? new(true, Quotas.LockSql, $"and {Quotas.HasRoomSql(person)}", $"\nselect * from {Quotas.CountSql(person)} taken;")
            : None;
    }

    private static async Task<Row> ReadOutcome(SqlMapper.GridReader grid, bool hasLimits)
    {
        var row = await grid.ReadFirstAsync<Row>();
        return row with
        {
            Taken = hasLimits ? await grid.ReadFirstAsync<Quotas.Taken>() : null,
            Request = await grid.ReadFirstOrDefaultAsync<RequestRow>(),
        };
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
            customer.PartySize,
            response.ExpiresAt,
            Actor = customer.UserId is { } user ? $"user:{user}" : "guest",
            CorrelationId = Correlation.Current,
            guest?.Email,
            customer.Person.EmailHash,
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
        public Quotas.Taken? Taken { get; init; }

        public RequestRow? Request { get; init; }
    }
}
