export { DayGrid } from './DayGrid';
export { PlaceList } from './PlaceList';
export { SearchDialog } from './SearchDialog';
export { StartFields } from './StartFields';
