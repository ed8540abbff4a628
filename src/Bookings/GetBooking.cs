using System.Text.Json.Serialization;
using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>One booking with its payment and history, for its customer and for those who run the place.</summary>
public static class GetBooking
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/bookings/{id:guid}", Handle)
            .WithName(nameof(GetBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
            .Produces<BookingView>().ProducesProblem(401).ProducesProblem(404);
        routes.MapGet("/api/bookings/{id:guid}/history", History)
            .WithName("GetBookingHistory").WithTags("Bookings").RequireAuthorization(Policies.Anyone)
            .Produces<Page<BookingView.Transition>>().ProducesProblem(401).ProducesProblem(404);
    }

    public static async Task<IResult> Handle(
        Guid id, HttpContext http, Tenant tenant, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, TimeProvider clock, CancellationToken cancellation)
    {
        var (view, refusal) = await Find(id, http, tenant, database, tokens, clock, cancellation);
        return view is null ? refusal!.ToHttp() : Answer.Ok(view) with { ETag = ETags.Of(view.Version) };
    }

    public static async Task<IResult> History(
        Guid id, HttpContext http, Tenant tenant, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, TimeProvider clock, CancellationToken cancellation)
    {
        var (view, refusal) = await Find(id, http, tenant, database, tokens, clock, cancellation);
        return view is null ? refusal!.ToHttp() : Results.Ok(new Page<BookingView.Transition>(view.History, null));
    }

    private static async Task<(BookingView? View, Problem? Refusal)> Find(
        Guid id, HttpContext http, Tenant tenant, Database database, GuestTokens tokens, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (row, history, changes, proposal, details) = await database.Read(
            tenant.Id, BookingRow.Select + "where b.id = @id;" + BookingView.HistorySql + ";" + BookingView.ChangesSql + ";"
                + BookingView.ProposalSql + DetailsSql,
            new { id, Now = clock.GetUtcNow() }, async grid => (
                await grid.ReadFirstOrDefaultAsync<BookingRow>(),
                (IReadOnlyList<BookingView.Transition>)[.. await grid.ReadAsync<BookingView.Transition>()],
                await grid.ReadAsync<BookingView.ChangeRow>(), await grid.ReadFirstOrDefaultAsync<BookingView.ProposalRow>(),
                await grid.ReadFirstOrDefaultAsync<Details>()), cancellation);
        return row is null || details is null || BookingAccess.Of(row, http, tokens) == Relation.None
            ? (null, BookingAccess.Refusal(http))
            : (BookingView.Of(row, history) with
            {
                Changes = [.. changes.Select(c => c.View())],
                Proposal = proposal?.View(),
                Contact = details.Contact,
                Place = details.Place,
            }, null);
    }

    private const string DetailsSql = """
        ;
        select c.email, c.first_name, c.last_name, c.phone, r.kind, r.field_type,
            st_y(r.location::geometry) as latitude, st_x(r.location::geometry) as longitude
        from bookings.bookings b
        join bookings.resources r on r.id = b.resource_id
        left join bookings.booking_contacts c on c.booking_id = b.id
        where b.id = @id
        """;

    private sealed record Details(
        string? Email, string? FirstName, string? LastName, string? Phone, string Kind, string? FieldType, double Latitude,
        double Longitude)
    {
        public BookingView.ContactView? Contact =>
            Email is null ? null : new BookingView.ContactView(Email, FirstName ?? "", LastName ?? "", Phone);

        public BookingView.PlaceView Place => new(Kind, FieldType, new SearchCourts.Point(Latitude, Longitude));
    }
}

/// <summary>A booking on the wire.</summary>
public sealed record BookingView(
    Guid Id, [property: BookingStatus] string Status, int Version, string ConfirmationCode, Guid ResourceId,
    string ResourceName, Guid ServiceId, string? ServiceName, BookingView.Named Provider, string Address, string TimeZone,
    DateTimeOffset Start, DateTimeOffset End, int Units, Money Total, Money Fee, BookingView.PaymentView Payment,
    IReadOnlyList<CancellationTier> CancellationTiers, IReadOnlyList<BookingView.Transition> History,
    DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt, string? Notes, string ReceiptUrl, string CalendarUrl)
{
    /// <summary>Of a cancelled booking: what goes back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CancelBooking.RefundView? Refund { get; init; }

    /// <summary>What the customer gets back for cancelling until then; the last one has no end.</summary>
    public IReadOnlyList<RefundStep> RefundSteps { get; init; } = [];

    /// <summary>instant, on_approval, at_venue or deposit.</summary>
    public string PaymentPolicy { get; init; } = "";

    /// <summary>It stands only once the provider has said yes.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>The provider is asked and has until ExpiresAt to answer.</summary>
    public bool IsAsked { get; init; }

    /// <summary>How many people come; none where nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PartySize { get; init; }

    /// <summary>Whom a guest said to write to; none for an account, nor once the person was erased.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactView? Contact { get; init; }

    /// <summary>What was booked and how to get there. Only where one booking is read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlaceView? Place { get; init; }

    public sealed record ContactView(string Email, string FirstName, string LastName, string? Phone);

    public sealed record PlaceView(string Kind, string? FieldType, SearchCourts.Point Location);

    public sealed record Named(Guid Id, string Name);

    public sealed record PaymentView(Guid? Id, string Status, Money Amount, Money Captured, Money Refunded);

    public sealed record Transition(string? From, string To, DateTimeOffset At, string By, string? Reason);

    /// <summary>What was changed besides the state, oldest first.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Another time that the provider proposes and holds until then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProposalView? Proposal { get; init; }

    public sealed record ProposalView(
        Guid Id, Guid ResourceId, string ResourceName, DateTimeOffset Start, DateTimeOffset End, Money Total,
        DateTimeOffset ExpiresAt);

    internal sealed record ProposalRow(
        Guid Id, Guid ResourceId, string ResourceName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long Total,
        string Currency, DateTimeOffset ExpiresAt)
    {
        public ProposalView View() =>
            new(Id, ResourceId, ResourceName, StartsAt, EndsAt, new Money(Total, Currency), ExpiresAt);
    }

    /// <summary>Takes <c>@id</c> and <c>@Now</c>.</summary>
    internal const string ProposalSql = """

        select p.id, p.resource_id, r.name as resource_name, p.starts_at, p.ends_at, p.total, p.currency, p.expires_at
        from bookings.booking_proposals p join bookings.resources r on r.id = p.resource_id
        where p.booking_id = @id and p.state = 'open' and p.expires_at > @Now
        """;

    /// <param name="Kind">changed (time, place, size) or transferred (to another person).</param>
    /// <param name="Before">Of a changed one.</param>
    public sealed record Change(
        string Kind, int Version, DateTimeOffset At, string By, string? Reason, ChangePicture? Before, ChangePicture? After);

    public sealed record ChangePicture(
        Guid ResourceId, string ResourceName, Guid ServiceId, DateTimeOffset Start, DateTimeOffset End, int Units, Money Total);

    internal sealed record ChangeRow(
        string Kind, int Seq, DateTimeOffset At, string Actor, string? Reason, string? Before, string? After)
    {
        public Change View() => new(Kind, Seq, At, Actor, Reason, Picture(Before), Picture(After));

        private static ChangePicture? Picture(string? json) => json is null ? null : Json.Read<ChangePicture>(json);
    }

    /// <summary>Takes <c>@id</c>.</summary>
    internal const string ChangesSql = """

        select kind, seq, at, actor, reason, before::text as before, after::text as after from bookings.booking_changes
        where booking_id = @id order by seq limit 200
        """;

    /// <summary>Takes <c>@id</c>.</summary>
    internal const string HistorySql = """

        select from_status as "from", to_status as "to", at, actor as by, reason from bookings.booking_transitions
        where booking_id = @id order by seq limit 200
        """;

    /// <summary>The booking as it now stands, for the answer of an act that changed it.</summary>
    internal static async Task<Answer> Answer(TenantTransaction transaction, Guid id)
    {
        var row = (await StateChange.Lock(transaction, id))!;
        var history = await transaction.Query<Transition>(HistorySql, new { id });
        var changes = await transaction.Query<ChangeRow>(ChangesSql, new { id });
        var proposal = await transaction.QueryFirst<ProposalRow>(ProposalSql, new { id, transaction.Now });
        var view = Of(row, history) with { Changes = [.. changes.Select(c => c.View())], Proposal = proposal?.View() };
        return Kernel.Answer.Ok(view) with { ETag = ETags.Of(view.Version) };
    }

    internal static BookingView Of(BookingRow row, IReadOnlyList<Transition> history) => new(
        row.Id, row.Status, row.Version, row.Code, row.ResourceId, row.ResourceName, row.ServiceId, row.ServiceName,
        new Named(row.ProviderId, row.ProviderName), row.Address, row.TimeZone, row.StartsAt, row.EndsAt, row.Units,
        row.In(row.Total), row.In(row.Fee),
        new PaymentView(row.PaymentId, row.PaymentStatus, row.In(row.Total), row.In(row.Captured), row.In(row.Refunded)),
        row.CancellationTiers(), history, row.ExpiresAt, row.CreatedAt, row.Notes,
        $"/api/bookings/{row.Id}/receipt", $"/api/bookings/{row.Id}/calendar.ics")
    {
        RefundSteps = CancellationPolicy.Steps(row.CancellationTiers(), row.StartsAt, row.In(row.Total)),
        PaymentPolicy = row.PaymentPolicy,
        RequiresApproval = row.RequiresApproval,
        IsAsked = ApprovalRules.IsAsked(row),
        PartySize = row.PartySize,
        Refund = row.RefundPercent is { } percent ? RefundOf(row, history, percent) : null,
    };

    // Of the price of a booking that stood this part comes back, or is not taken at all; where nothing was paid, nothing.
    private static CancelBooking.RefundView RefundOf(BookingRow row, IReadOnlyList<Transition> history, int percent)
    {
        var paid = (row.PaymentStatus == "authorized" || row.Captured > 0) && history.Any(h => h.To == BookingStates.Confirmed)
            ? row.Total
            : row.Captured;
        return new CancelBooking.RefundView(Money.RoundHalfUp(paid * percent / 100m), row.Currency, percent);
    }
}
