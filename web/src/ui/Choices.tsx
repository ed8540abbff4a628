import { type ReactNode, useId } from 'react';
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

interface GroupProps<Value extends string> extends Props<Value> {
  legend: string;
  box: string;
  /** Around one radio button. */
  row: (choice: Choice<Value>, radio: (className: string) => ReactNode) => ReactNode;
}

/** Real radio buttons, so that arrows and forms work as everywhere. */
function Group<Value extends string>(props: GroupProps<Value>) {
  const { label, labelHidden, choices, value, onChange, className = '', legend, box, row } = props;
  const name = useId();
  const radio = (choice: Choice<Value>) => (look: string) => (
    <input
      type="radio"
      name={name}
      value={choice.value}
      checked={choice.value === value}
      disabled={choice.disabled}
      onChange={() => onChange(choice.value)}
      className={look}
    />
  );
  return (
    <fieldset className={`min-w-0 ${className}`}>
      <legend className={labelHidden ? 'sr-only' : `${legend} text-14 font-control`}>{label}</legend>
      <div className={box}>{choices.map((choice) => row(choice, radio(choice)))}</div>
    </fieldset>
  );
}

/** A few short choices side by side. */
export function Segmented<Value extends string>({ labelHidden = true, ...props }: Props<Value>) {
  return (
    <Group
      {...props}
      labelHidden={labelHidden}
      legend="mb-1.5"
      box="inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-sunken p-[3px]"
      row={(choice, radio) => (
        <label key={choice.value} className="relative grow">
          {radio('peer absolute inset-0 cursor-pointer appearance-none rounded-cell')}
          <span className="pointer-events-none relative flex min-h-9 items-center justify-center gap-1.5 rounded-cell px-3 text-14 font-control text-ink-2 peer-checked:bg-surface peer-checked:text-ink peer-checked:shadow-[0_0_0_1px_var(--line)] peer-disabled:opacity-50 pointer-coarse:min-h-11 forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText]">
            {choice.icon && <Icon name={choice.icon} className="size-4" />}
            {choice.label}
          </span>
        </label>
      )}
    />
  );
}

/** Choices that need a line of explanation each. */
export function RadioGroup<Value extends string>(props: Props<Value>) {
  return (
    <Group
      {...props}
      legend="mb-2"
      box="grid grid-cols-[minmax(0,1fr)] gap-2"
      row={(choice, radio) => (
        <label
          key={choice.value}
          className="flex min-h-12 cursor-pointer items-center gap-3 rounded-control border border-line-strong bg-surface px-4 py-2.5 has-checked:border-court has-checked:bg-court-tint has-checked:shadow-[inset_0_0_0_1px_var(--court)] has-disabled:opacity-60"
        >
          {radio('size-5 shrink-0 accent-court-fill')}
          <span className="min-w-0 grow">
            <span className="block font-control">{choice.label}</span>
            {choice.hint && <span className="block text-13 text-ink-2">{choice.hint}</span>}
          </span>
          {choice.icon && <Icon name={choice.icon} className="size-5 text-ink-2" />}
        </label>
      )}
    />
  );
}
