using Holdfast.Sandbox.State;
using Holdfast.Sandbox.Stripe;

namespace Holdfast.Sandbox.Mail;

/// A mail as it came, with what the list needs read out of it. `Times` counts how often the same Message-ID arrived.
public sealed record StoredMail(string Id, string MessageId, IReadOnlyList<string> To, string From, string Subject,
    DateTimeOffset SentAt, int Times, byte[] Raw) : IStored;

/// What the SMTP server took, one row per Message-ID.
public sealed class Inbox(Store store, SandboxClock clock)
{
    public const int ListMax = 500;

    public void Take(string envelopeFrom, IReadOnlyList<string> recipients, byte[] raw)
    {
        var parsed = Mime.Parse(raw);
        var messageId = parsed.Header("Message-ID") is { Length: > 0 } given ? given : $"<{Ids.New("", 20)}@sandbox>";
        var now = clock.GetUtcNow();
        store.Change(change =>
        {
            var id = "mail_" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(messageId)))[..24];
            if (change.Find<StoredMail>(id) is { } before)
            {
                var all = before.To.Union(recipients, StringComparer.OrdinalIgnoreCase).ToList();
                change.Put(before with { Times = before.Times + 1, To = all });
                return;
            }

            change.Put(new StoredMail(id, messageId, recipients, parsed.Header("From") ?? envelopeFrom,
                parsed.Header("Subject") ?? "", now, 1, raw));
        });
    }

    public StoredMail? Find(string id) => store.Read(state => state.Find<StoredMail>(id));

    public IReadOnlyList<StoredMail> Newest(string? to, int most) => store.Read(state => state.Newest<StoredMail>()
        .Where(mail => to is null || mail.To.Contains(to, StringComparer.OrdinalIgnoreCase)).Take(most).ToList());
}
