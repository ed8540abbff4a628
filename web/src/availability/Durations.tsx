import { useTranslations } from 'use-intl';
import { Segmented } from '../ui/Choices';

interface Props {
  durations: number[];
  chosen: number;
  onChoose: (minutes: number) => void;
}

/** Side by side as long as there are few; else a list to open. */
const sideBySideMax = 4;

/** How long: every length the service is sold in. */
export function Durations({ durations, chosen, onChoose }: Props) {
  const t = useTranslations('court');
  const words = useDurationWords();
  const label = t('duration.label');
  if (durations.length <= sideBySideMax) {
    return (
      <Segmented
        label={label}
        choices={durations.map((minutes) => ({ value: String(minutes), label: words(minutes) }))}
        value={String(chosen)}
        onChange={(minutes) => onChoose(Number(minutes))}
      />
    );
  }
  return (
    <select
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
      className="num min-h-11 rounded-control border border-line-strong bg-surface px-3 text-14 font-control tablet:min-h-9"
    >
      {durations.map((minutes) => (
        <option key={minutes} value={minutes}>
          {words(minutes)}
        </option>
      ))}
    </select>
  );
}

/** "60 min", "2 h" */
export function useDurationWords() {
  const t = useTranslations('court');
  return (minutes: number) =>
    minutes > 60 && minutes % 60 === 0
      ? t('duration.hours', { hours: minutes / 60 })
      : t('duration.minutes', { minutes });
}
