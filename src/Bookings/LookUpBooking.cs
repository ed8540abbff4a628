using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Mails the link of a booking to the address it was made with. The answer is always the same, so nothing can be learned
/// from it; a booking's link goes out at most once in two minutes.
/// </summary>
public static class LookUpBooking
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public sealed record Request(string Code, string Email);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/lookup", Handle)
        .WithName(nameof(LookUpBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .RequireRateLimiting(RateLimits.Mail).Produces(202).ProducesProblem(400).ProducesProblem(429);

    public static async Task<IResult> Handle(
        Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database, Requests requests)
    {
        var check = new Check().Email(request.Email, "email").Text(request.Code, "code", 40, min: 1);
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            if (ConfirmationCode.Normalize(request.Code) is { } code) await Find(code, request.Email, transaction);
            return Answer.Accepted();
        });
    }

    private static async Task Find(string code, string email, TenantTransaction transaction)
    {
        var found = await transaction.QueryFirst<Row>("""
            select b.id, b.version from bookings.booking_codes k
            join bookings.bookings b on b.id = k.booking_id
            left join bookings.booking_contacts c on c.booking_id = b.id
            left join bookings.users u on u.id = b.user_id
            where k.code = @code and (c.email_hash = @hash or u.email_hash = @hash)
                and not exists (select from bookings.audit a where a.subject_id = b.id and a.act = 'booking.link-requested'
                    and a.at > @since)
            for update of b
            """, new { code, hash = EmailHash.Of(email), since = transaction.Now - Pause });
        if (found is null) return;
        await transaction.Audit("booking.link-requested", found.Id, "guest");
        await transaction.Publish(new BookingLinkRequested(found.Id), found.Version);
    }

    private sealed record Row(Guid Id, int Version);
}
