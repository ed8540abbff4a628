using Holdfast.Contracts;
using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Mails the link that opens the draft on another device, to the address that was typed into it. Three a draft, and five a
/// day to one address whoever asks, because it need not be the asker's own.
/// </summary>
public static class MailDraftLink
{
    internal const int PerDraftMax = 3;
    private const int PerAddressMax = 5;
    internal static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly Problem WithoutEmail =
        new("draft-without-email", 422, "Write an e-mail address into the draft first.");

    private static readonly Problem TooMany =
        new("too-many-mails", 429, "The link went out often enough. Look into the inbox, also under spam.") { RetryAfter = 3_600 };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/booking-drafts/{id:guid}/mail-link", Handle)
        .WithName(nameof(MailDraftLink)).WithTags("Drafts").RequireAuthorization(Policies.Anyone)
        .RequireRateLimiting(RateLimits.Mail)
        .Produces(202).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(429);

    public static Task<IResult> Handle(
        Guid id, HttpContext http, [FromKeyedServices(BookingsModule.Schema)] Database database, DraftAccess access,
        Requests requests) =>
        requests.Once(http, database, async transaction =>
        {
            if (await access.Lock(id, http, transaction) is not { } draft) return Problem.NotFound;
            if (draft.EndedAt is not null) return DraftAccess.Done;
            if (!Check.IsEmail(draft.Email)) return WithoutEmail;
            if (draft.Mails >= PerDraftMax || !await Mark(EmailHash.Of(draft.Email), transaction)) return TooMany;
            await transaction.Execute("update bookings.drafts set mails = mails + 1 where id = @id", new { id });
            await transaction.Publish(new BookingDraftLinkRequested(
                id, draft.Email, draft.FirstName, draft.Locale, draft.ResourceName, draft.ServiceName ?? "",
                draft.ProviderName, draft.Address, draft.ResourceZone, draft.StartsAt, draft.EndsAt, draft.Units,
                new Money(draft.Price, draft.Currency)), draft.Mails + 1);
            return Answer.Accepted();
        });

    // Asked at once from many drafts, the lock lets one after the other count.
    private static async Task<bool> Mark(string hash, TenantTransaction transaction)
    {
        await transaction.Execute("select pg_advisory_xact_lock(hashtextextended(@hash, 3))", new { hash });
        return await transaction.Execute($"""
            insert into bookings.draft_mails (id, tenant_id, email_hash, at)
            select @Id, @TenantId, @hash, @Now
            where (select count(*) from bookings.draft_mails where email_hash = @hash and at > @Since) < {PerAddressMax}
            """, new
        {
            Id = Guid.CreateVersion7(transaction.Now),
            transaction.TenantId,
            hash,
            transaction.Now,
            Since = transaction.Now - Day,
        }) == 1;
    }
}
