import { useState } from 'react';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { RadioGroup, Segmented } from '../ui/Choices';
import { Dialog } from '../ui/Dialog';
import { Checkbox, Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Menu } from '../ui/Popover';
import { toast } from '../ui/toasts';

const row = 'flex flex-wrap items-center gap-3';

export function Buttons() {
  return (
    <div className={row}>
      <Button>Hold for 10 minutes</Button>
      <Button size="large">Continue to pay</Button>
      <Button look="quiet">Directions</Button>
      <Button look="text">Change slot</Button>
      <Button look="danger">Cancel and get €33.60 back</Button>
      <Button look="quiet" size="small">
        Add 5 minutes
      </Button>
      <Button busy="Holding…">Hold for 10 minutes</Button>
      <Button disabled>Not now</Button>
    </div>
  );
}

export function ChoicesShown() {
  const [view, setView] = useState('week');
  const [chips, setChips] = useState(['free']);
  const [method, setMethod] = useState('card');
  return (
    <div className="grid gap-4">
      <Segmented
        label="View"
        choices={[
          { value: 'day', label: 'Day' },
          { value: 'week', label: 'Week', icon: 'calendar' },
          { value: 'list', label: 'List', disabled: true },
        ]}
        value={view}
        onChange={setView}
      />
      <div className={row}>
        {['free', 'indoor', 'lights'].map((name) => (
          <Chip
            key={name}
            pressed={chips.includes(name)}
            onClick={() => setChips((was) => (was.includes(name) ? was.filter((on) => on !== name) : [...was, name]))}
          >
            {name}
          </Chip>
        ))}
      </div>
      <RadioGroup
        label="How do you pay?"
        choices={[
          { value: 'card', label: 'Card', hint: 'Visa, Mastercard, American Express', icon: 'card' },
          { value: 'later', label: 'At the venue', hint: 'Not offered here', disabled: true },
        ]}
        value={method}
        onChange={setMethod}
      />
    </div>
  );
}

export function Fields() {
  return (
    <div className="grid gap-4 tablet:grid-cols-3">
      <Field label="First name" defaultValue="Lucía" hint="As on the card" />
      <Field label="E-mail" defaultValue="lucia.marin@correo" error="This address looks unfinished." />
      <Field label="Mobile" optional="optional" placeholder="612 345 678" />
      <Checkbox label="Send me a reminder" hint="An hour before" defaultChecked />
    </div>
  );
}

export function Dialogs() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={row}>
      <Button look="quiet" onClick={() => setOpen('dialog')}>
        Open a dialog
      </Button>
      <Button look="quiet" onClick={() => setOpen('sheet')}>
        Open a sheet
      </Button>
      {open && (
        <Dialog
          title="Cancel this booking?"
          look={open}
          onClose={close}
          actions={
            <>
              <Button look="quiet" onClick={close}>
                Keep booking
              </Button>
              <Button look="danger" onClick={close}>
                Cancel and get €33.60 back
              </Button>
            </>
          }
        >
          <p>Thursday 26 November, 18:00 to 19:00.</p>
        </Dialog>
      )}
    </div>
  );
}

export function Floating() {
  return (
    <div className={row}>
      <Button
        look="quiet"
        onClick={() => toast('The receipt is on its way.', { label: 'Show', onPress: () => undefined })}
      >
        Show a toast
      </Button>
      <Menu
        label="More"
        face={<Icon name="more" />}
        items={[
          { label: 'Copy the code', icon: <Icon name="copy" />, onPick: () => toast('Copied') },
          { label: 'Cancel', icon: <Icon name="close" />, danger: true, onPick: () => undefined },
        ]}
      />
    </div>
  );
}
