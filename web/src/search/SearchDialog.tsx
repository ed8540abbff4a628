import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { DayGrid } from './DayGrid';
import { KindSelect } from './KindSelect';
import { PlaceCombobox } from './PlaceCombobox';
import type { SearchProps } from './SearchBar';
import { StartFields } from './StartFields';

/** The whole search on a phone: every change searches at once, the button at its foot shows what was found. */
export function SearchDialog(props: SearchProps & { found: string; onClose: () => void }) {
  const { criteria, today, times, onChange, onSubmit, found, onClose } = props;
  const t = useTranslations('search');
  const show = () => {
    onClose();
    requestAnimationFrame(onSubmit);
  };
  return (
    <Dialog
      title={t('phone.title')}
      look="sheet"
      onClose={onClose}
      actions={
        <Button size="large" className="w-full" onClick={show}>
          {found}
        </Button>
      }
    >
      <div className="grid content-start gap-5">
        <PlaceCombobox place={criteria.place} onPlace={(place) => onChange({ ...criteria, place })} />
        <KindSelect value={criteria.fieldType} onKind={(fieldType) => onChange({ ...criteria, fieldType })} />
        <DayGrid today={today} date={criteria.date} onDate={(date) => onChange({ ...criteria, date })} />
        <StartFields {...{ criteria, times, onChange }} />
      </div>
    </Dialog>
  );
}
