using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Books a hold, or a slot straight away, for an account or a guest. One transaction and one round trip decide; the loser
/// is told at once and offered what is free nearby. The same Idempotency-Key always names the same booking.
/// </summary>
public static class CreateBooking
{
    /// <summary>Unpaid bookings end after this time.</summary>
    public static readonly TimeSpan PaymentTime = TimeSpan.FromMinutes(30);
    private const int StampRetries = 3;

    public sealed record Guest(string Email, string FirstName, string LastName, string? Phone = null);

    /// <param name="PartySize">How many people come; the service says how many may.</param>
    public sealed record Request(
        Guid? HoldId = null, string? HoldToken = null, Guid? ResourceId = null, DateTimeOffset? Start = null,
        DateTimeOffset? End = null, Guid? ServiceId = null, int? Units = null, Guest? Guest = null, string? TimeZone = null,
        string? Notes = null, string? Locale = null, int? PartySize = null);

    public sealed record Response(
        Guid Id, [property: BookingStatus] string Status, string ConfirmationCode, Guid ResourceId, DateTimeOffset Start,
        DateTimeOffset End, Money Total, Money Fee, string ManageToken, DateTimeOffset ExpiresAt);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings", Handle)
        .WithName(nameof(CreateBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .Produces<Response>(201).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    public static async Task<IResult> Handle(
        Request request, HttpContext http, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, BookingWriter writer, GuestTokens tokens,
        ClaimSlot claims, Requests requests, TimeProvider clock, CancellationToken cancellation)
    {
        var check = Validate(request, caller);
        if (check.Failed) return check.Problem.ToHttp();
        var customer = new BookingWriter.Customer(
            caller.UserId, request.Guest, request.TimeZone, request.Notes, request.PartySize,
            request.Locale ?? ReaderLanguage.Of(http), tenant);
        return request.HoldId is { } holdId
            ? await FromHold(holdId, request.HoldToken, customer, http, database, writer, tokens, requests, clock, cancellation)
            : await FromSlot(Wanted(request), customer, http, database, writer, claims, requests, clock, cancellation);
    }

    private static async Task<IResult> FromSlot(
        ClaimSlot.Wanted wanted, BookingWriter.Customer customer, HttpContext http, Database database, BookingWriter writer,
        ClaimSlot claims, Requests requests, TimeProvider clock, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetUtcNow();
            var (chosen, refusal) = await claims.Choose(customer.Tenant.Id, wanted, reload: attempt > 1, now, cancellation);
            // A repeated request may come when its slot is no longer offered: the key answers first.
            if (chosen is null) return await requests.Earlier(http, database) ?? (IResult)refusal!.ToHttp();
            var units = await claims.FreeUnits(customer.Tenant.Id, chosen, now, cancellation);
            var outcome = units is null ? null : await writer.Book(http, customer, chosen, units, now, cancellation);
            if (outcome?.Answer is { } answer) return answer;
            var mayTryAgain = outcome is not null && attempt < StampRetries + chosen.Offer.Resource.Units
                && (outcome.Stamp != chosen.Offer.Stamp || chosen.Offer.Resource.Units > 1);
            if (mayTryAgain) continue;
            return await requests.Earlier(http, database)
                ?? (IResult)(await claims.TakenWithAlternatives(
                    chosen, customer.Tenant.FeeBasisPoints(customer.UserId), now, cancellation)).ToHttp();
        }
    }

    private static async Task<IResult> FromHold(
        Guid holdId, string? token, BookingWriter.Customer customer, HttpContext http, Database database,
        BookingWriter writer, GuestTokens tokens, Requests requests, TimeProvider clock, CancellationToken cancellation)
    {
        var tenantId = customer.Tenant.Id;
        if (!tokens.Verify(token, GuestTokens.Hold, tenantId, holdId)) return HoldProblems.Unknown.ToHttp();
        var now = clock.GetUtcNow();
        var hold = await database.QueryFirst<HoldRow>(tenantId, HoldRow.Select, new { holdId }, cancellation);
        if (hold is null) return HoldProblems.Unknown.ToHttp();
        if (IsOver(hold, now) is { } over) return await requests.Earlier(http, database) ?? (IResult)over.ToHttp();
        var outcome = await writer.Book(http, customer, hold, now, cancellation);
        if (outcome is null) return ClaimSlot.ResourceUnknown.ToHttp();
        if (outcome.Answer is { } answer) return answer;
        // Between the look and the act another request used the hold, let it go, or it lapsed and was swept away.
        hold = await database.QueryFirst<HoldRow>(tenantId, HoldRow.Select, new { holdId }, cancellation);
        return ((hold is null ? null : IsOver(hold, now)) ?? HoldProblems.Expired).ToHttp();
    }

    private static Problem? IsOver(HoldRow hold, DateTimeOffset now) =>
        hold.BookingId is not null ? HoldProblems.Used
        : hold.ReleasedAt is not null || hold.ExpiresAt + ClaimSlot.Grace <= now ? HoldProblems.Expired
        : null;

    private static ClaimSlot.Wanted Wanted(Request request) => new(
        request.ResourceId!.Value, request.Start!.Value, request.End!.Value, request.ServiceId, request.Units ?? 1,
        request.PartySize);

    private static Check Validate(Request request, Caller caller)
    {
        var check = new Check().Text(request.Notes, "notes", 2_000);
        check.That(request.TimeZone is null || OpenTime.Zone(request.TimeZone) is not null, "timeZone", "No IANA time zone.");
        check.That(request.Locale is null or "en" or "es" or "de", "locale", "One of en, es, de.");
        check.That(request.PartySize is null or >= 1, "partySize", "At least one.");
        if (request.HoldId is null)
        {
            check.That(request.ResourceId is not null, "resourceId", "Name a holdId, or resourceId, start and end.")
                .That(request.Start is not null, "start", "This is needed.")
                .That(request.End is not null, "end", "This is needed.")
                .That(request.Start is null || request.End is null || request.End > request.Start, "end", "Must be after the start.")
                .That(request.Units is null or (>= 1 and <= ClaimSlot.UnitsMax), "units", $"Between 1 and {ClaimSlot.UnitsMax}.");
        }
        if (request.Guest is not { } guest)
            return check.That(caller.UserId is not null, "guest", "Sign in, or say who you are.");
        return check.Email(guest.Email, "guest.email")
            .Text(guest.FirstName, "guest.firstName", 100, min: 1)
            .Text(guest.LastName, "guest.lastName", 100, min: 1)
            .Text(guest.Phone, "guest.phone", 40);
    }
}
