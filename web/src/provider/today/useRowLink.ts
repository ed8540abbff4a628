import { useSearchParams } from 'react-router';

/** The address of this day with that booking open. */
export function useRowLink(): (id: string) => string {
  const [params] = useSearchParams();
  return (id) => {
    const next = new URLSearchParams(params);
    next.set('booking', id);
    return `?${next.toString()}`;
  };
}
