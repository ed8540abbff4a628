import { type ReactNode, useEffect, useRef } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { useTitle } from './hooks';

interface Props {
  /** What the browser's tab says. */
  title: string;
  children?: ReactNode;
  className?: string;
}

/** The page's h1. Coming from another page, focus goes here, so that the new step is read out. */
export function PageTitle({ title, children = title, className = 'text-28 tablet:text-38' }: Props) {
  useTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  const came = useNavigationType();
  const first = useRef(true);
  useEffect(() => {
    if (first.current && came !== NavigationType.Pop) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [came]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
