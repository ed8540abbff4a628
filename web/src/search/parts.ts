import { partLater } from '../ui/partLater';

// What opens on a press only: one chunk, which comes when the page stands.
const opened = () => import('./opened');
export const DayGrid = partLater(async () => (await opened()).DayGrid);
export const PlaceList = partLater(async () => (await opened()).PlaceList);
export const StartFields = partLater(async () => (await opened()).StartFields);
export const SearchDialog = partLater(async () => (await opened()).SearchDialog);

export function fetchParts(): void {
  for (const part of [DayGrid, PlaceList, StartFields, SearchDialog]) part.fetch();
}
