import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react';
import { Icon } from './Icon';

const control =
  'w-full min-h-12 rounded-control border bg-surface px-3.5 text-16 text-ink placeholder:text-ink-3 ' +
  'border-line-strong focus:outline-2 focus:-outline-offset-1 focus:outline-court focus:shadow-[0_0_0_4px_var(--court-tint)] ' +
  'aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger';

interface Around {
  label: string;
  optional?: string;
  hint?: string;
  error?: string;
}

function Wrapped({ id, label, optional, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-14 font-control">
        {label}
        {optional && <span className="font-text text-ink-2"> ({optional})</span>}
      </label>
      {children}
      <Note {...{ id, hint, error }} />
    </div>
  );
}

/** What is wrong and how to mend it stands in place of the hint. */
function Note({ id, hint, error }: Pick<Around, 'hint' | 'error'> & { id: string }) {
  if (error) {
    return (
      <p id={`${id}-note`} className="flex gap-1.5 text-13 font-control text-danger">
        <Icon name="warn" className="mt-px size-4" /> {error}
      </p>
    );
  }
  return (
    hint && (
      <p id={`${id}-note`} className="text-13 text-ink-3">
        {hint}
      </p>
    )
  );
}

type InputProps = Around & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export function Field({ label, optional, hint, error, className = '', ...input }: InputProps) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <Wrapped {...{ id, label, optional, hint, error }}>
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        className={`${control} ${className}`}
      />
    </Wrapped>
  );
}

type SelectProps = Around & SelectHTMLAttributes<HTMLSelectElement> & { ref?: Ref<HTMLSelectElement> };

export function Select({ label, optional, hint, error, className = '', ...select }: SelectProps) {
  const own = useId();
  const id = select.id ?? own;
  return (
    <Wrapped {...{ id, label, optional, hint, error }}>
      <select
        {...select}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        className={`${control} ${className}`}
      />
    </Wrapped>
  );
}

type CheckboxProps = Omit<Around, 'label' | 'optional'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode; ref?: Ref<HTMLInputElement> };

export function Checkbox({ label, hint, error, className = '', ...input }: CheckboxProps) {
  const own = useId();
  const id = input.id ?? own;
  return (
    <div className={className}>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          {...input}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          className="size-5.5 shrink-0 rounded-cell accent-court-fill"
        />
        <span className="min-w-0">{label}</span>
      </label>
      <Note {...{ id, hint, error }} />
    </div>
  );
}
