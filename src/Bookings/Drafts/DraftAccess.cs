using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Bookings;

/// <summary>
/// A draft is open to whoever has its token and to the account it belongs to, on any device. To all others it does not
/// exist, and neither does one that is over.
/// </summary>
public sealed class DraftAccess(GuestTokens tokens, Settings settings)
{
    public const string TokenHeader = "X-Draft-Token";

    internal static readonly Problem Done =
        new("draft-done", 409, "The booking of this draft stands or ended. There is nothing to type any more.");

    internal static readonly Problem BookingUnknown = new("booking-unknown", 404, "There is no such booking.");

    internal bool May(HttpContext http, Guid id, Guid? ownerId) =>
        (ownerId is not null && Caller.Of(http).UserId == ownerId)
        || tokens.Verify(http.Request.Headers[TokenHeader], GuestTokens.Draft, Tenant.Of(http).Id, id);

    /// <summary>The draft, locked until the end of the transaction; null when it is over or not the asker's.</summary>
    internal async Task<DraftRow?> Lock(Guid id, HttpContext http, TenantTransaction transaction)
    {
        var row = await Read(id, transaction);
        return row is not null && May(http, id, row.UserId) ? row : null;
    }

    internal static Task<DraftRow?> Read(Guid id, TenantTransaction transaction) => transaction.QueryFirst<DraftRow>(
        DraftRow.Select + "where d.id = @id and d.expires_at > @Now for update of d", new { id, transaction.Now });

    internal DraftView View(DraftRow row, Guid tenantId, DateTimeOffset now) =>
        DraftView.Of(row, tenantId, tokens, settings.PublicUrl, now);

    /// <summary>With its row locked, so that of two drafts only one has the hold; null for a wrong token as well.</summary>
    internal async Task<HoldRow?> Hold(DraftBody.Reference hold, TenantTransaction transaction) =>
        tokens.Verify(hold.Token, GuestTokens.Hold, transaction.TenantId, hold.Id)
            ? await transaction.QueryFirst<HoldRow>(HoldRow.Select + " for update of h", new { holdId = hold.Id })
            : null;

    /// <summary>Whether the booking is there and the asker its customer.</summary>
    internal async Task<bool> HasBooking(DraftBody.Reference booking, Guid? userId, TenantTransaction transaction)
    {
        var found = await transaction.QueryFirst<Owner>(
            "select user_id, token_epoch from bookings.bookings where id = @Id", new { booking.Id });
        return found is not null && (
            tokens.Verify(booking.Token, GuestTokens.Booking, transaction.TenantId, booking.Id, found.TokenEpoch)
            || (userId is not null && userId == found.UserId));
    }

    private sealed record Owner(Guid? UserId, int TokenEpoch);
}
