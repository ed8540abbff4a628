import { useEffect, useState } from 'react';
import { onAnnounce } from './announce';

// The same words twice are news twice; only a change is read out, so an invisible space tells them apart.
const again = (was: string, text: string): string => (was === text ? `${text}\u00a0` : text);

/** The one polite and the one assertive live region of the page, and of each dialog that lies over it. */
export function Announcer() {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  useEffect(() => onAnnounce((text, now) => (now ? setUrgent : setPolite)((was) => again(was, text))), []);
  return (
    <div className="sr-only">
      <p aria-live="polite">{polite}</p>
      <p aria-live="assertive">{urgent}</p>
    </div>
  );
}
