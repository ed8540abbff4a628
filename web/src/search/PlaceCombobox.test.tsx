import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { renderSite } from '../test-support/renderSite';
import { PlaceCombobox } from './PlaceCombobox';
import { home, type Place } from './places';
import { rememberPlace } from './remembered';

const venues = [
  { kind: 'provider', id: '1', name: 'Chamberí Sports', detail: 'Calle 1, Madrid', latitude: 40.43, longitude: -3.7 },
];

function show(items: unknown[] = []) {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items, nextCursor: null })));
  const onPlace = vi.fn<(place: Place) => void>();
  renderSite(<PlaceCombobox place={home} onPlace={onPlace} />);
  return { onPlace, user: userEvent.setup(), field: screen.getByRole('combobox', { name: 'Where' }) };
}

function locatedBy(getCurrentPosition: Geolocation['getCurrentPosition']) {
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { geolocation: { getCurrentPosition } }));
}

// On a busy machine the list's own script takes longer than a test waits.
beforeAll(() => import('./opened'));
afterEach(() => vi.unstubAllGlobals());

describe('where', () => {
  it('offers the own position and what was searched before, and closes on Escape', async () => {
    rememberPlace({ name: 'Getafe', latitude: 40.3, longitude: -3.7 });
    const { user, field } = show();
    expect(field).toHaveAttribute('aria-expanded', 'false');
    await user.click(field);
    const list = await screen.findByRole('listbox', { name: 'Places' });
    expect(
      within(list)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Use my position', 'Getafe']);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(field).toHaveValue('Madrid');
  });

  it('typing finds the tenant’s own places first, then cities without their accents', async () => {
    const { user, field } = show(venues);
    await user.type(field, 'chamberi');
    const own = await screen.findByRole('group', { name: 'Clubs and addresses' });
    expect(within(own).getByRole('option')).toHaveTextContent('Chamberí SportsCalle 1, Madrid');
    const cities = await screen.findByRole('group', { name: 'Cities' });
    expect(within(cities).getByRole('option')).toHaveTextContent('ChamberíMadrid, Spain');
  });

  it('arrows walk over the list with the focus in the field, Enter takes', async () => {
    const { user, field, onPlace } = show();
    await user.type(field, 'london');
    await screen.findByRole('group', { name: 'Cities' });
    await user.keyboard('{ArrowDown}');
    const first = screen.getByRole('option', { name: /London/, selected: true });
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('aria-activedescendant', first.id);
    await user.keyboard('{Enter}');
    expect(onPlace).toHaveBeenCalledWith({ name: 'London', latitude: 51.509, longitude: -0.126 });
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  });

  it('Enter takes the first fit when none is marked, and nothing when nothing was typed', async () => {
    const { user, field, onPlace } = show();
    await user.click(field);
    await user.keyboard('{Enter}');
    expect(onPlace).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, 'berlin');
    await screen.findByRole('group', { name: 'Cities' });
    await user.keyboard('{Enter}');
    expect(onPlace).toHaveBeenCalledWith(expect.objectContaining({ name: 'Berlin' }));
  });

  it('says so when no place is called that, and leaving gives back what was there', async () => {
    const { user, field } = show();
    await user.type(field, 'xyzzyq');
    expect(await screen.findByText(/No place called “xyzzyq”/)).toBeVisible();
    await user.tab();
    expect(field).toHaveValue('Madrid');
  });

  it('goes on with the cities when the server cannot say', async () => {
    const { user, field } = show();
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('busy', { status: 503 })));
    await user.type(field, 'paris');
    expect(await screen.findByRole('option', { name: /ParisFrance/ })).toBeVisible();
  });

  it('the own position is rounded and named after where it lies', async () => {
    locatedBy((found) =>
      found({ coords: { latitude: 40.43312, longitude: -3.70398 } } as unknown as GeolocationPosition),
    );
    const { user, field, onPlace } = show();
    await user.click(field);
    await user.click(screen.getByRole('option', { name: 'Use my position' }));
    await waitFor(() =>
      expect(onPlace).toHaveBeenCalledWith({ latitude: 40.433, longitude: -3.704, name: 'Chamberí' }),
    );
  });

  it.each([
    [1, /keeps your position to itself/],
    [2, /could not be found/],
  ])('a position that is not given (%i) is told, and a place can be typed', async (code, words) => {
    locatedBy((_, refuse) => refuse?.({ code, PERMISSION_DENIED: 1 } as GeolocationPositionError));
    const { user, field } = show();
    await user.click(field);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByText(words)).toBeVisible();
    await user.type(field, 'rome, it');
    expect(await screen.findByRole('option', { name: 'RomeItaly' })).toBeVisible();
  });
});
