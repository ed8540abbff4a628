type Listener = (text: string, urgent: boolean) => void;
let listener: Listener | null = null;

/** Says it to those who hear the page. Urgent only for the reader's own slot or money. */
export function announce(text: string, urgent = false): void {
  listener?.(text, urgent);
}

export function onAnnounce(tell: Listener): () => void {
  listener = tell;
  return () => {
    if (listener === tell) listener = null;
  };
}
