using Holdfast.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>A hold in the hands of whoever sent its token.</summary>
public sealed class HeldSlot(
    [FromKeyedServices(BookingsModule.Schema)] Database database, GuestTokens tokens, Requests requests)
{
    /// <summary>
    /// Acts on the locked hold, once a request key. Refuses wrong tokens, unknown holds and those that are bookings by now.
    /// </summary>
    internal async Task<IResult> Act(Guid id, HttpContext http, Func<HoldRow, TenantTransaction, Task<Answer>> act)
    {
        if (!tokens.Verify(http.Request.Headers[HoldProblems.TokenHeader], GuestTokens.Hold, Tenant.Of(http).Id, id))
            return HoldProblems.Unknown.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var hold = await transaction.QueryFirst<HoldRow>(HoldRow.Select + " for update of h", new { holdId = id });
            if (hold is null) return HoldProblems.Unknown;
            return hold.BookingId is null ? await act(hold, transaction) : HoldProblems.Used;
        });
    }
}
