import { describe, expect, it } from 'vitest';
import { court } from '../search/samples';
import { graticuleStep, groupPins, leadOf, nameOf, ringsOf } from './groups';

// A degree is a thousand pixels here.
const project = ({ latitude, longitude }: { latitude: number; longitude: number }) => ({
  x: longitude * 1000,
  y: latitude * -1000,
});

describe('pins', () => {
  const a = court('a', '18p', { longitude: 0 });
  const b = court('b', '18', { longitude: 0.01 });
  const far = court('c', '18!', { longitude: 0.2, provider: 'Other', providerId: 'other' });

  it('that would lie on each other are one, at the place of the first', () => {
    const groups = groupPins([a, b, far], '18:00', project);
    expect(groups.map((group) => [group.key, group.courts.length, group.free, group.longitude])).toEqual([
      ['a', 2, 2, 0],
      ['c', 1, 0, 0.2],
    ]);
  });

  it('name the cheapest that is free then', () => {
    const [group] = groupPins([a, b], '18:00', project);
    expect(group && leadOf(group, '18:00').id).toBe('b');
  });

  it('bear the name of the court, of the one club, or none', () => {
    const near = { ...far, longitude: 0 };
    expect(groupPins([far], null, project).map(nameOf)).toEqual(['Court c']);
    expect(groupPins([a, b], null, project).map(nameOf)).toEqual(['Club']);
    expect(groupPins([a, near], null, project).map(nameOf)).toEqual([null]);
  });
});

describe('the map’s own lines', () => {
  it.each([
    [10, [2, 4, 6, 8]],
    [2, [0.5, 1, 1.5]],
    [50, [10, 20, 30, 40]],
    [0.3, [0.1, 0.2]],
  ])('%s km are read by rings', (radius, rings) => {
    expect(ringsOf(radius).map((km) => Number(km.toFixed(2)))).toEqual(rings);
  });

  it('lie at round degrees, at most eight across', () => {
    expect(graticuleStep(0.3)).toBe(0.05);
    expect(graticuleStep(360)).toBe(30);
  });
});
