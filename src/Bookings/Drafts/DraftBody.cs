using Holdfast.Kernel;

namespace Holdfast.Bookings;

/// <summary>What a client says of a draft: only what is new. An absent member stays as it is, an empty text empties.</summary>
public sealed record DraftBody(
    string? Step = null, DraftBody.DetailsBody? Details = null, DraftBody.Reference? Hold = null,
    DraftBody.SlotBody? Slot = null, DraftBody.Reference? Booking = null)
{
    public sealed record DetailsBody(
        string? Email = null, string? FirstName = null, string? LastName = null, string? Phone = null, string? Notes = null,
        string? TimeZone = null, string? Locale = null);

    /// <summary>A hold or a booking, and the token that came with it.</summary>
    public sealed record Reference(Guid Id, string Token);

    public sealed record SlotBody(
        Guid ResourceId, DateTimeOffset Start, DateTimeOffset End, Guid? ServiceId = null, int? Units = null)
    {
        internal ClaimSlot.Wanted Wanted() => new(ResourceId, Start, End, ServiceId, Units ?? 1);
    }

    internal static readonly string[] Steps = ["slot", "details", "pay", "done"];

    /// <summary>Half-typed details are welcome, so only lengths and what cannot be stored are refused.</summary>
    internal Check Validate()
    {
        var check = new Check().That(Step is null || Steps.Contains(Step), "step", $"One of {string.Join(", ", Steps)}.");
        if (Slot is { } slot)
            check.That(slot.End > slot.Start, "slot.end", "Must be after the start.")
                .That(slot.Units is null or (>= 1 and <= ClaimSlot.UnitsMax), "slot.units", $"Between 1 and {ClaimSlot.UnitsMax}.");
        if (Details is not { } details) return check;
        return check.Text(details.Email, "details.email", 254)
            .Text(details.FirstName, "details.firstName", 100)
            .Text(details.LastName, "details.lastName", 100)
            .Text(details.Phone, "details.phone", 40)
            .Text(details.Notes, "details.notes", 2_000)
            .That(details.TimeZone is null or "" || OpenTime.Zone(details.TimeZone) is not null,
                "details.timeZone", "No IANA time zone.")
            .That(details.Locale is null or "" or "en" or "es" or "de", "details.locale", "One of en, es, de.");
    }

    /// <summary>The texts among the fields that <see cref="DraftRow.Fields"/> names.</summary>
    internal Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string name, string? value)
        {
            if (value is not null) texts["details." + name] = value;
        }
        Add("email", Details?.Email);
        Add("firstName", Details?.FirstName);
        Add("lastName", Details?.LastName);
        Add("phone", Details?.Phone);
        Add("notes", Details?.Notes);
        Add("timeZone", Details?.TimeZone);
        Add("locale", Details?.Locale);
        return texts;
    }
}
