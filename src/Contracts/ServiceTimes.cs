using Holdfast.Kernel;

namespace Holdfast.Contracts;

/// <summary>The times of a service: what every module that takes them from a client checks.</summary>
public sealed record ServiceTimes(
    int DurationMinutes, int DurationMinutesMax, int GridMinutes, int BufferBeforeMinutes, int BufferAfterMinutes,
    int NoticeMinutes, int HorizonDays)
{
    private const int DayMinutes = 1440;
    private const int StepMinutesMin = 5;
    private const int BufferMinutesMax = 240;
    private const int NoticeMinutesMax = 8760 * 60;
    private const int HorizonDaysMax = 730;

    public void Verify(Check check, string prefix)
    {
        Between(DurationMinutes, StepMinutesMin, DayMinutes, "durationMinutes");
        Between(DurationMinutesMax, StepMinutesMin, DayMinutes, "durationMinutesMax");
        check.That(DurationMinutes <= DurationMinutesMax, prefix + "durationMinutesMax", "Not shorter than durationMinutes.");
        Between(GridMinutes, StepMinutesMin, DayMinutes, "gridMinutes");
        Between(BufferBeforeMinutes, 0, BufferMinutesMax, "bufferBeforeMinutes");
        Between(BufferAfterMinutes, 0, BufferMinutesMax, "bufferAfterMinutes");
        Between(NoticeMinutes, 0, NoticeMinutesMax, "noticeMinutes");
        Between(HorizonDays, 1, HorizonDaysMax, "horizonDays");
        void Between(int value, int min, int max, string field) =>
            check.That(value >= min && value <= max, prefix + field, $"Between {min} and {max}.");
    }
}
