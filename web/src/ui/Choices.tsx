import { type ButtonHTMLAttributes, type ReactNode, useId } from 'react';
import { Icon, type IconName } from './Icon';

interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  icon?: IconName;
  disabled?: boolean;
}

interface Props<Value extends string> {
  label: string;
  /** Seen by those who listen only. */
  labelHidden?: boolean;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  className?: string;
}

/** A few short choices side by side. Real radio buttons, so that arrows and forms work as everywhere. */
export function Segmented<Value extends string>({
  label,
  labelHidden = true,
  choices,
  value,
  onChange,
  className = '',
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={`min-w-0 ${className}`}>
      <legend className={labelHidden ? 'sr-only' : 'mb-1.5 text-14 font-control'}>{label}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-sunken p-[3px]">
        {choices.map((choice) => (
          <label key={choice.value} className="relative grow">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
              className="peer absolute inset-0 cursor-pointer appearance-none rounded-cell"
            />
            <span className="pointer-events-none relative flex min-h-9 items-center justify-center gap-1.5 rounded-cell px-3 text-14 font-control text-ink-2 peer-checked:bg-surface peer-checked:text-ink peer-checked:shadow-[0_0_0_1px_var(--line)] peer-disabled:opacity-50 pointer-coarse:min-h-11 forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText]">
              {choice.icon && <Icon name={choice.icon} className="size-4" />}
              {choice.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Choices that need a line of explanation each. */
export function RadioGroup<Value extends string>({
  label,
  labelHidden = false,
  choices,
  value,
  onChange,
  className = '',
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className={`min-w-0 ${className}`}>
      <legend className={labelHidden ? 'sr-only' : 'mb-2 text-14 font-control'}>{label}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line-strong bg-surface px-4 py-2.5 has-checked:border-court has-checked:bg-court-tint has-checked:shadow-[inset_0_0_0_1px_var(--court)] has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
              onChange={() => onChange(choice.value)}
              className="size-5 shrink-0 accent-court-fill"
            />
            <span className="min-w-0 grow">
              <span className="block font-control">{choice.label}</span>
              {choice.hint && <span className="block text-13 text-ink-2">{choice.hint}</span>}
            </span>
            {choice.icon && <Icon name={choice.icon} className="size-5 text-ink-2" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ChipProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-pressed'> & { pressed: boolean };

/** A filter that is on or off. On is ink with a tick: blue is for what acts. */
export function Chip({ pressed, children, className = '', ...rest }: ChipProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={`inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-pill border px-3.5 text-14 font-control whitespace-nowrap pointer-coarse:min-h-11 ${pressed ? 'border-ink bg-ink text-surface' : 'border-line-strong/60 bg-surface text-ink hover:border-line-strong'} ${className}`}
    >
      {pressed && <Icon name="check" className="size-4" />}
      {children}
    </button>
  );
}
