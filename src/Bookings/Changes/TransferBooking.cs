using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Passes a booking that stands on to another person, known by an address: their account where there is one, else a guest. The
/// answer is the same for both. From that moment neither the old link nor the old account opens it; the money stays with whoever
/// paid it.
/// </summary>
public static class TransferBooking
{
    public sealed record Request(
        string Email, string FirstName, string LastName, string? Phone = null, string? Locale = null);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/bookings/{id:guid}/transfer", Handle)
        .WithName(nameof(TransferBooking)).WithTags("Bookings").RequireAuthorization(Policies.Anyone)
        .RequireRateLimiting(RateLimits.Mail).Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404)
        .ProducesProblem(409).ProducesProblem(412).ProducesProblem(429);

    public static async Task<IResult> Handle(
        Guid id, Request request, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database,
        GuestTokens tokens, Requests requests)
    {
        var check = new Check().Email(request.Email, "email")
            .Text(request.FirstName, "firstName", 100, min: 1)
            .Text(request.LastName, "lastName", 100, min: 1)
            .Text(request.Phone, "phone", 40)
            .That(request.Locale is null or "en" or "es" or "de", "locale", "One of en, es, de.");
        check.That(ETags.TryRead(http, out var seen), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var booking = await StateChange.Lock(transaction, id);
            var relation = booking is null ? Relation.None : BookingAccess.Of(booking, http, tokens);
            if (booking is null || relation == Relation.None) return BookingAccess.Refusal(http);
            if (seen is not null && seen != booking.Version) return Problem.VersionMismatch;
            if (booking.Status != BookingStates.Confirmed || booking.StartsAt <= transaction.Now)
                return CancelBooking.StateConflict;
            await Write(transaction, booking, request, request.Locale ?? ReaderLanguage.Of(http),
                ChangeAct.ActOf(relation, http, null));
            return Answer.NoContent();
        });
    }

    // What the one before wrote to the place was theirs, and is not told to the next.
    private static async Task Write(
        TenantTransaction transaction, BookingRow booking, Request person, string locale, MoveBooking.Act act)
    {
        var moved = await transaction.QueryFirst<Moved>("""
            with person as (select min(id::text)::uuid as id from bookings.users where email_hash = @EmailHash)
            update bookings.bookings set version = version + 1, token_epoch = token_epoch + 1, notes = null,
                user_id = (select id from person)
            where id = @Id returning version, token_epoch, user_id
            """, new { booking.Id, EmailHash = EmailHash.Of(person.Email) });
        await transaction.Execute("""
            insert into bookings.booking_contacts (booking_id, tenant_id, email, email_hash, first_name, last_name, phone, locale)
            values (@Id, @TenantId, @Email, @EmailHash, @FirstName, @LastName, @Phone, @locale)
            on conflict (booking_id) do update set email = excluded.email, email_hash = excluded.email_hash,
                first_name = excluded.first_name, last_name = excluded.last_name, phone = excluded.phone,
                locale = excluded.locale;
            insert into bookings.booking_changes (booking_id, seq, tenant_id, kind, at, actor, correlation_id)
            values (@Id, @Version, @TenantId, 'transferred', @Now, @Actor, @CorrelationId)
            """, new
        {
            booking.Id,
            transaction.TenantId,
            person.Email,
            EmailHash = EmailHash.Of(person.Email),
            person.FirstName,
            person.LastName,
            person.Phone,
            locale,
            moved!.Version,
            transaction.Now,
            act.Actor,
            CorrelationId = Correlation.Current,
        });
        await transaction.Publish(
            new BookingTransferred(booking.Id, booking.Status, moved.UserId, moved.TokenEpoch), moved.Version);
        await transaction.Publish(
            new BookingContactChanged(
                booking.Id, moved.UserId, person.Email, person.FirstName, person.LastName, person.Phone, locale,
                moved.TokenEpoch), moved.Version);
        await transaction.Audit("booking.transferred", booking.Id, act.Actor, new { act.By, moved.TokenEpoch });
    }

    private sealed record Moved(int Version, int TokenEpoch, Guid? UserId);
}
