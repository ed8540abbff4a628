export interface Place {
  column: number;
  row: number;
}

export type Move = { kind: 'to'; place: Place } | { kind: 'week'; step: -1 | 1 } | { kind: 'give-back' };

interface Pressed {
  key: string;
  ctrlKey: boolean;
}

interface Field {
  columns: number;
  rows: number;
  /** Whether something stands there that can be gone to. */
  has: (place: Place) => boolean;
  firstFree: Place | null;
  /** True where days run from right to left. */
  mirrored: boolean;
}

/** Where a key leads from a cell; null when it is none of the grid's keys, or leads nowhere. */
export function moveBy({ key, ctrlKey }: Pressed, from: Place, field: Field): Move | null {
  const forward = field.mirrored ? -1 : 1;
  switch (key) {
    case 'ArrowDown':
      return along(from, 0, 1, field);
    case 'ArrowUp':
      return along(from, 0, -1, field);
    case 'ArrowRight':
      return along(from, forward, 0, field);
    case 'ArrowLeft':
      return along(from, -forward, 0, field);
    case 'Home':
      if (ctrlKey) return field.firstFree && { kind: 'to', place: field.firstFree };
      return along({ column: from.column, row: -1 }, 0, 1, field);
    case 'End':
      return along({ column: from.column, row: field.rows }, 0, -1, field);
    case 'PageDown':
      return { kind: 'week', step: 1 };
    case 'PageUp':
      return { kind: 'week', step: -1 };
    case 'Escape':
      return { kind: 'give-back' };
    default:
      return null;
  }
}

function along(from: Place, right: number, down: number, field: Field): Move | null {
  let { column, row } = from;
  for (;;) {
    column += right;
    row += down;
    if (column < 0 || row < 0 || column >= field.columns || row >= field.rows) return null;
    if (field.has({ column, row })) return { kind: 'to', place: { column, row } };
  }
}
