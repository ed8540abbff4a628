using Holdfast.Contracts;
using Holdfast.Kernel;

namespace Holdfast.Notifications;

/// <summary>Sends the link of a draft, and keeps what the mail says for no longer than there is the draft.</summary>
internal static class OnBookingDraft
{
    public static async Task LinkRequested(Delivery<BookingDraftLinkRequested> delivery, TenantTransaction transaction)
    {
        var draft = delivery.Data;
        await transaction.Execute(KeepSql, new
        {
            draft.DraftId,
            transaction.TenantId,
            draft.Email,
            EmailHash = EmailHash.Of(draft.Email),
            draft.FirstName,
            draft.Locale,
            draft.ResourceName,
            draft.ServiceName,
            draft.ProviderName,
            draft.Address,
            draft.TimeZone,
            draft.StartsAt,
            draft.EndsAt,
            draft.Units,
            Price = draft.Price.Amount,
            draft.Price.Currency,
            MessageId = Guid.CreateVersion7(transaction.Now),
            EventId = delivery.Envelope.Id,
            Kind = MessageKinds.DraftLink,
            Details = Json.Write(new MessageDetails(delivery.AggregateVersion)),
            transaction.Now,
        });
        transaction.Wake(SendMessages.WorkerName);
    }

    public static Task Ended(Delivery<BookingDraftEnded> delivery, TenantTransaction transaction) =>
        transaction.Execute(ForgetSql, new { delivery.Data.DraftId });

    private const string KeepSql = """
        insert into notifications.drafts (id, tenant_id, email, email_hash, first_name, locale, resource_name, service_name,
            provider_name, address, time_zone, starts_at, ends_at, units, price, currency)
        values (@DraftId, @TenantId, @Email, @EmailHash, @FirstName, @Locale, @ResourceName, @ServiceName, @ProviderName,
            @Address, @TimeZone, @StartsAt, @EndsAt, @Units, @Price, @Currency)
        on conflict (id) do update set email = excluded.email, email_hash = excluded.email_hash,
            first_name = excluded.first_name, locale = excluded.locale, resource_name = excluded.resource_name,
            service_name = excluded.service_name, provider_name = excluded.provider_name, address = excluded.address,
            time_zone = excluded.time_zone, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            units = excluded.units, price = excluded.price, currency = excluded.currency;
        insert into notifications.messages (id, tenant_id, event_id, draft_id, kind, recipient, details, state, due_at,
            created_at)
        values (@MessageId, @TenantId, @EventId, @DraftId, @Kind, @Email, @Details::jsonb, 'queued', @Now, @Now)
        on conflict (tenant_id, event_id, kind, recipient) do nothing
        """;

    private const string ForgetSql = """
        delete from notifications.drafts where id = @DraftId;
        update notifications.messages set recipient = null,
            state = case when state in ('queued', 'sending') then 'withdrawn' else state end
        where draft_id = @DraftId
        """;
}
