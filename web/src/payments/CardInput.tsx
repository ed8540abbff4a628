import type { InputHTMLAttributes, Ref } from 'react';
import type { Brand } from './card';
import { BrandMark } from './BrandMark';

const places = {
  top: 'col-span-2 rounded-t-control',
  start: '-mt-px rounded-es-control',
  end: '-mt-px -ms-px rounded-ee-control',
};

type Props = InputHTMLAttributes<HTMLInputElement> & {
  id: string;
  label: string;
  place: keyof typeof places;
  error?: string | undefined;
  brand?: Brand;
  ref?: Ref<HTMLInputElement>;
};

/** One of the three fields that look like one. What is wrong stands below them all. */
export function CardInput({ id, label, place, error, brand = null, ...input }: Props) {
  return (
    <div className={`relative ${place === 'top' ? 'col-span-2' : ''}`}>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        {...input}
        id={id}
        inputMode="numeric"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        className={`num relative min-h-13 w-full border border-line-strong bg-surface px-3.5 text-16 text-ink placeholder:text-ink-3 focus-visible:z-10 aria-invalid:z-[5] aria-invalid:border-danger ${places[place]}`}
      />
      {place === 'top' && <BrandMark brand={brand} />}
    </div>
  );
}
