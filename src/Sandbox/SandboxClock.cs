using Holdfast.Sandbox.State;

namespace Holdfast.Sandbox;

/// How far the sandbox's clock runs ahead of the machine's; survives a restart, as the things that lapsed by it do.
public sealed record ClockSetting(string Id, long AheadSeconds) : IStored
{
    public const string Key = "clock";
}

/// The sandbox's own time. Tests move it forward to let holds lapse, refunds settle and retries fall due.
public sealed class SandboxClock(TimeProvider machine, Store store) : TimeProvider
{
    public override long TimestampFrequency => machine.TimestampFrequency;

    public TimeSpan Ahead => TimeSpan.FromSeconds(
        store.Read(state => state.Find<ClockSetting>(ClockSetting.Key)?.AheadSeconds ?? 0));

    /// What the machine says: for signatures, whose age the receiver judges by its own clock.
    public DateTimeOffset MachineNow => machine.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Ahead;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    public void Advance(TimeSpan by) => store.Change(change =>
    {
        var ahead = change.Find<ClockSetting>(ClockSetting.Key)?.AheadSeconds ?? 0;
        change.Put(new ClockSetting(ClockSetting.Key, ahead + (long)by.TotalSeconds));
    });
}
