import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { afterEach, expect, test, vi } from 'vitest';
import { renderSite } from '../../test-support/renderSite';
import { emptyFacts, type Facts } from './facts';
import { asTyped, pointOf } from './position';
import { PositionFields } from './PositionFields';

function Form() {
  const form = useForm<Facts>({
    defaultValues: { ...emptyFacts('Europe/Madrid'), latitude: '40.4', longitude: '-3.7' },
  });
  return <PositionFields form={form} />;
}

afterEach(() => vi.unstubAllGlobals());

test('the pin follows what is typed, and by keys comes to the middle of the map', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
  renderSite(<Form />);
  const latitude = screen.getByLabelText('Latitude');
  await userEvent.clear(latitude);
  await userEvent.type(latitude, '41.5');
  await userEvent.click(await screen.findByRole('button', { name: 'Put the pin in the middle' }));
  expect(latitude).toHaveValue('41.5');
  expect(screen.getByLabelText('Longitude')).toHaveValue('-3.7');
});

test('a place is as precise as a court needs, and there is none while the fields hold no degrees', () => {
  expect(asTyped({ lat: 40.398612345, lng: -3.7 })).toEqual({ latitude: '40.39861', longitude: '-3.7' });
  expect(pointOf({ latitude: '40,4', longitude: '-3.7' })).toEqual({ latitude: 40.4, longitude: -3.7 });
  expect(pointOf({ latitude: '', longitude: '-3.7' })).toBeNull();
  expect(pointOf({ latitude: '91', longitude: '0' })).toBeNull();
});
