type Listener = (text: string, urgent: boolean) => void;
const listeners: Listener[] = [];

/** Says it to those who hear the page. Urgent only for the reader's own slot or money. */
export function announce(text: string, urgent = false): void {
  // The innermost: what is behind a modal dialog is not read out.
  listeners.at(-1)?.(text, urgent);
}

export function onAnnounce(tell: Listener): () => void {
  listeners.push(tell);
  return () => void listeners.splice(listeners.indexOf(tell), 1);
}
