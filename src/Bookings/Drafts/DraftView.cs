using System.ComponentModel.DataAnnotations;
using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>A draft on the wire: enough for another device to go on where the first one was.</summary>
public sealed record DraftView(
    Guid Id, int Version, string Token, string Link, [property: AllowedValues("slot", "details", "pay", "done")] string Step,
    DateTimeOffset UpdatedAt, DateTimeOffset ExpiresAt, DraftView.SlotView Slot, DraftView.HoldView? Hold,
    DraftView.DetailsView Details, DraftView.BookedView? Booking, int MailsLeft)
{
    public sealed record SlotView(
        Guid ResourceId, string ResourceName, string? FieldType, string ProviderName, string Address, Guid ServiceId,
        string? ServiceName, DateTimeOffset Start, DateTimeOffset End, int Units, string TimeZone, Money Price);

    /// <param name="State">live, ended (lapsed or given back), used (became the booking).</param>
    public sealed record HoldView(
        Guid Id, string Token, DateTimeOffset ExpiresAt, bool Extended,
        [property: AllowedValues("live", "ended", "used")] string State);

    /// <summary>Empty texts, never null.</summary>
    public sealed record DetailsView(
        string Email, string FirstName, string LastName, string Phone, string Notes, string TimeZone, string Locale);

    public sealed record BookedView(
        Guid Id, [property: BookingStatus] string Status, string ConfirmationCode, string ManageToken, Money Total,
        DateTimeOffset? ExpiresAt, Guid? PaymentId, string PaymentStatus);

    internal static DraftView Of(DraftRow row, Guid tenantId, GuestTokens tokens, Uri site, DateTimeOffset now)
    {
        var token = tokens.Issue(GuestTokens.Draft, tenantId, row.Id);
        return new DraftView(
            row.Id, row.Version, token, LinkOf(site, row.Id, token), StepOf(row), row.UpdatedAt, row.ExpiresAt,
            new SlotView(
                row.ResourceId, row.ResourceName, row.FieldType, row.ProviderName, row.Address, row.ServiceId, row.ServiceName,
                row.StartsAt, row.EndsAt, row.Units, row.ResourceZone, new Money(row.Price, row.Currency)),
            HoldOf(row, tenantId, tokens, now),
            new DetailsView(row.Email, row.FirstName, row.LastName, row.Phone, row.Notes, row.TimeZone, row.Locale),
            BookingOf(row, tenantId, tokens), Math.Max(0, MailDraftLink.PerDraftMax - row.Mails));
    }

    // Behind the # the token stays in the browser: it is in no server's log and in no Referer.
    private static string LinkOf(Uri site, Guid id, string token) =>
        $"{site.AbsoluteUri.TrimEnd('/')}/continue/{id}#token={token}";

    // What was written says where the person was; a booking knows better.
    private static string StepOf(DraftRow row) => row.EndedAt is not null ? "done"
        : row.BookingStatus is BookingStates.Pending or BookingStates.PaymentFailed ? "pay"
        : row.Step;

    private static HoldView? HoldOf(DraftRow row, Guid tenantId, GuestTokens tokens, DateTimeOffset now)
    {
        if (row is not { HoldId: { } id, HoldExpiresAt: { } expiresAt }) return null;
        var state = row.HoldBookingId is not null ? "used"
            : row.HoldReleasedAt is not null || expiresAt <= now ? "ended" : "live";
        return new HoldView(
            id, tokens.Issue(GuestTokens.Hold, tenantId, id), expiresAt, row.HoldExtended ?? false, state);
    }

    private static BookedView? BookingOf(DraftRow row, Guid tenantId, GuestTokens tokens)
    {
        if (row is not { BookingId: { } id, BookingStatus: { } status }) return null;
        return new BookedView(
            id, status, row.BookingCode ?? "", tokens.Issue(GuestTokens.Booking, tenantId, id, row.BookingEpoch ?? 0),
            new Money(row.BookingTotal ?? 0, row.Currency), row.BookingExpiresAt, row.PaymentId, row.PaymentStatus ?? "pending");
    }
}
