import type { Court } from '../api/types';
import { CourtDrawing } from '../ui/CourtDrawing';

export const isCourt = (court: Court): boolean => court.kind === 'court';

/** The court from above, on the rail. The phone has it behind its header. */
export function Picture({ court }: { court: Court }) {
  return (
    <div className="h-42 overflow-hidden rounded-card max-tablet:hidden tablet:max-desktop:col-span-2">
      <CourtDrawing {...drawingOf(court)} shape="banner" className="size-full" />
    </div>
  );
}

/** Across the top of a phone, edge to edge. */
export function Banner({ court }: { court: Court }) {
  return (
    <div className="-mx-4 h-24 overflow-hidden tablet:hidden">
      <CourtDrawing {...drawingOf(court)} shape="banner" className="size-full" />
    </div>
  );
}

function drawingOf({ id, fieldType, attributes }: Court) {
  const facts: Record<string, unknown> = attributes;
  return { kind: fieldType, seed: id, indoor: facts.indoor === true };
}
