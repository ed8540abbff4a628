using Holdfast.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Bookings;

/// <summary>
/// Keeps what was typed since. If-Match names the version it was typed over: changes of other devices to other fields are
/// kept (<see cref="DraftMerge"/>), and the same field changed twice is 412 with the draft as it is.
/// </summary>
public static class ChangeDraft
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPatch("/api/booking-drafts/{id:guid}", Handle)
        .WithName(nameof(ChangeDraft)).WithTags("Drafts").RequireAuthorization(Policies.Anyone)
        .Produces<DraftView>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412)
        .ProducesProblem(422).ProducesProblem(428);

    public static async Task<IResult> Handle(
        Guid id, DraftBody request, HttpContext http, Tenant tenant,
        [FromKeyedServices(BookingsModule.Schema)] Database database, DraftAccess access, ClaimSlot claims, Requests requests,
        TimeProvider clock, CancellationToken cancellation)
    {
        var check = request.Validate();
        check.That(ETags.TryRead(http, out var seen), "If-Match", "Send the ETag as it was given.");
        if (check.Failed) return check.Problem.ToHttp();
        if (seen is null) return Problem.VersionRequired.ToHttp();
        var (slot, refusal) = await DraftSlot.Of(request, tenant.Id, claims, clock.GetUtcNow(), cancellation);
        if (refusal is not null) return await requests.Earlier(http, database) ?? (IResult)refusal.ToHttp();
        return await requests.Once(
            http, database, transaction => Change(id, request, slot, seen.Value, http, access, transaction));
    }

    private static async Task<Answer> Change(
        Guid id, DraftBody body, DraftSlot? slot, int seen, HttpContext http, DraftAccess access, TenantTransaction transaction)
    {
        // Always the hold before the draft: two drafts that want one hold wait for each other here and nowhere else.
        var hold = body.Hold is { } reference ? await access.Hold(reference, transaction) : null;
        if (await access.Lock(id, http, transaction) is not { } row) return Problem.NotFound;
        if (row.EndedAt is not null) return DraftAccess.Done;
        if (body.Hold is not null && hold is null) return HoldProblems.Unknown;
        var wanted = body.Texts();
        if (hold is not null)
        {
            slot = DraftSlot.Of(hold);
            wanted["hold"] = hold.Id.ToString();
        }
        if (slot is not null && slot.HoldId is null)
            wanted["slot"] = DraftMerge.SlotText(slot.ResourceId, slot.ServiceId, slot.Start, slot.End, slot.Units);
        if (body.Booking is { } booking)
        {
            if (!await access.HasBooking(booking, Caller.Of(http).UserId, transaction)) return DraftAccess.BookingUnknown;
            wanted["booking"] = booking.Id.ToString();
        }
        var merged = DraftMerge.Of(wanted, row.Fields(), row.ChangedAt(), seen);
        if (merged.Conflicts.Count > 0 || seen > row.Version) return Mismatch(row, merged.Conflicts, access, transaction);
        if (merged.Changes.Count > 0 || (body.Step ?? row.Step) != row.Step || Adopts(row, http))
            await Write(row, body, slot, merged.Changes, Caller.Of(http).UserId, transaction);
        var after = (await DraftAccess.Read(id, transaction))!;
        return Answer.Ok(access.View(after, transaction.TenantId, transaction.Now)) with { ETag = ETags.Of(after.Version) };
    }

    // Signed in meanwhile: from here on the account finds it without the link.
    private static bool Adopts(DraftRow row, HttpContext http) => row.UserId is null && Caller.Of(http).UserId is not null;

    private static Answer Mismatch(
        DraftRow row, IReadOnlyList<string> fields, DraftAccess access, TenantTransaction transaction) =>
        Problem.VersionMismatch.With("version", row.Version).With("fields", fields)
            .With("draft", access.View(row, transaction.TenantId, transaction.Now));

    private static async Task Write(
        DraftRow row, DraftBody body, DraftSlot? slot, IReadOnlyDictionary<string, string> changes, Guid? userId,
        TenantTransaction transaction)
    {
        var changed = row.ChangedAt();
        foreach (var field in changes.Keys) changed[field] = row.Version + 1;
        var takesSlot = slot is not null && (changes.ContainsKey("hold") || changes.ContainsKey("slot"));
        if (takesSlot) await MoveTo(row.Id, slot!, transaction);
        if (changes.ContainsKey("booking"))
            await transaction.Execute(
                "update bookings.drafts set booking_id = @bookingId where id = @Id", new { bookingId = body.Booking!.Id, row.Id });
        var fields = row.Fields();
        foreach (var (field, value) in changes) fields[field] = value;
        await transaction.Execute(UpdateSql, new
        {
            row.Id,
            Step = body.Step ?? row.Step,
            UserId = userId,
            Email = fields["details.email"],
            EmailHash = HashOf(fields["details.email"]),
            FirstName = fields["details.firstName"],
            LastName = fields["details.lastName"],
            Phone = fields["details.phone"],
            Notes = fields["details.notes"],
            TimeZone = fields["details.timeZone"],
            Locale = fields["details.locale"],
            Changed = Json.Write(changed),
            transaction.Now,
            ExpiresAt = Expiry(transaction.Now, takesSlot ? slot!.End : row.EndsAt),
        });
    }

    // Another time is another try: a booking that came to nothing is left behind. Another draft gives the hold up.
    private static Task MoveTo(Guid id, DraftSlot slot, TenantTransaction transaction) => transaction.Execute("""
        update bookings.drafts set hold_id = null, version = version + 1 where hold_id = @HoldId and id <> @id;
        update bookings.drafts set hold_id = @HoldId, booking_id = null, resource_id = @ResourceId, service_id = @ServiceId,
            units = @Units, starts_at = @Start, ends_at = @End, price = @Price, currency = @Currency
        where id = @id
        """, new
    {
        id,
        slot.HoldId,
        slot.ResourceId,
        slot.ServiceId,
        slot.Units,
        slot.Start,
        slot.End,
        slot.Price,
        slot.Currency,
    });

    internal static string? HashOf(string? email) => email is { Length: > 0 } ? EmailHash.Of(email) : null;

    internal static DateTimeOffset Expiry(DateTimeOffset now, DateTimeOffset end)
    {
        var at = now + CreateDraft.Lifetime;
        return at < end ? at : end;
    }

    private const string UpdateSql = """
        update bookings.drafts set version = version + 1, user_id = coalesce(user_id, @UserId), step = @Step, email = @Email,
            email_hash = @EmailHash, first_name = @FirstName, last_name = @LastName, phone = @Phone, notes = @Notes,
            time_zone = @TimeZone, locale = @Locale, changed = @Changed::jsonb, updated_at = @Now, expires_at = @ExpiresAt
        where id = @Id
        """;
}
