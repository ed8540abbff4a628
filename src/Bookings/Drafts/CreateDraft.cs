using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Begins to keep a checkout. A hold has one draft: asked again for the same hold, by another device or after a reload, the
/// answer is the draft there is.
/// </summary>
public static class CreateDraft
{
    /// <summary>From the last writing on, but never past the end of the slot.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private const int PerPersonMax = 5;
    private const int PerAddressMax = 100;

    private static readonly Problem TooMany =
        new("too-many-drafts", 429, "Too many checkouts were begun from here today.") { RetryAfter = 3_600 };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/booking-drafts", Handle)
        .WithName(nameof(CreateDraft)).WithTags("Drafts").RequireAuthorization(Policies.Anyone)
        .Produces<DraftView>(201).Produces<DraftView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(422)
        .ProducesProblem(429);

    public static async Task<IResult> Handle(
        DraftBody request, HttpContext http, Tenant tenant, Caller caller,
        [FromKeyedServices(BookingsModule.Schema)] Database database, DraftAccess access, ClaimSlot claims, Requests requests,
        Keys keys, TimeProvider clock, CancellationToken cancellation)
    {
        var check = request.Validate().That(request.Hold is not null || request.Slot is not null, "hold", "A hold, or a slot.");
        if (check.Failed) return check.Problem.ToHttp();
        var (slot, refusal) = await DraftSlot.Of(request, tenant.Id, claims, clock.GetUtcNow(), cancellation);
        if (refusal is not null) return await requests.Earlier(http, database) ?? (IResult)refusal.ToHttp();
        return await requests.Once(http, database, async transaction =>
        {
            var chosen = slot;
            if (request.Hold is { } reference)
            {
                if (await access.Hold(reference, transaction) is not { } hold) return HoldProblems.Unknown;
                if (await OfHold(hold.Id, transaction) is { } there) return Answered(there, access, transaction, isNew: false);
                chosen = DraftSlot.Of(hold);
            }
            var address = CreateHold.AddressHash(http, keys);
            if (await Count(address, transaction) >= PerAddressMax) return TooMany;
            var id = Guid.CreateVersion7(transaction.Now);
            await transaction.Execute(InsertSql, Columns(id, request, chosen!, caller.UserId, address, transaction));
            if (caller.UserId is { } userId) await DropOldest(userId, transaction);
            return Answered((await DraftAccess.Read(id, transaction))!, access, transaction, isNew: true);
        });
    }

    private static Answer Answered(DraftRow row, DraftAccess access, TenantTransaction transaction, bool isNew)
    {
        var view = access.View(row, transaction.TenantId, transaction.Now);
        var answer = isNew ? Answer.Created($"/api/booking-drafts/{row.Id}", view) : Answer.Ok(view);
        return answer with { ETag = ETags.Of(row.Version) };
    }

    private static Task<DraftRow?> OfHold(Guid holdId, TenantTransaction transaction) => transaction.QueryFirst<DraftRow>(
        DraftRow.Select + "where d.hold_id = @holdId and d.expires_at > @Now", new { holdId, transaction.Now });

    private static async Task<int> Count(string address, TenantTransaction transaction)
    {
        await transaction.Execute("select pg_advisory_xact_lock(hashtextextended(@address, 2))", new { address });
        return await transaction.QueryFirst<int>(
            "select count(*)::int from bookings.drafts where address_hash = @address and expires_at > @Now",
            new { address, transaction.Now });
    }

    private static async Task DropOldest(Guid userId, TenantTransaction transaction)
    {
        var oldest = await transaction.Query<Guid>($"""
            select id from bookings.drafts where user_id = @userId order by updated_at desc, id desc offset {PerPersonMax}
            """, new { userId });
        if (oldest.Count > 0) await EndDrafts.Delete([.. oldest], transaction);
    }

    private static object Columns(
        Guid id, DraftBody body, DraftSlot slot, Guid? userId, string address, TenantTransaction transaction) => new
        {
            Id = id,
            transaction.TenantId,
            UserId = userId,
            Address = address,
            Step = body.Step ?? "details",
            slot.HoldId,
            slot.ResourceId,
            slot.ServiceId,
            slot.Units,
            slot.Start,
            slot.End,
            slot.Price,
            slot.Currency,
            Email = body.Details?.Email ?? "",
            EmailHash = ChangeDraft.HashOf(body.Details?.Email),
            FirstName = body.Details?.FirstName ?? "",
            LastName = body.Details?.LastName ?? "",
            Phone = body.Details?.Phone ?? "",
            Notes = body.Details?.Notes ?? "",
            TimeZone = body.Details?.TimeZone ?? "",
            Locale = body.Details?.Locale ?? "",
            transaction.Now,
            ExpiresAt = ChangeDraft.Expiry(transaction.Now, slot.End),
        };

    // One that is over but not swept away yet gives up its hold.
    private const string InsertSql = """
        update bookings.drafts set hold_id = null where hold_id = @HoldId and expires_at <= @Now;
        insert into bookings.drafts (id, tenant_id, user_id, address_hash, step, hold_id, resource_id, service_id, units,
            starts_at, ends_at, price, currency, email, email_hash, first_name, last_name, phone, notes, time_zone, locale,
            changed, created_at, updated_at, expires_at)
        values (@Id, @TenantId, @UserId, @Address, @Step, @HoldId, @ResourceId, @ServiceId, @Units, @Start, @End, @Price,
            @Currency, @Email, @EmailHash, @FirstName, @LastName, @Phone, @Notes, @TimeZone, @Locale, '{}', @Now, @Now,
            @ExpiresAt)
        """;
}
