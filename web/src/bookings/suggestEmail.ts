// Where most people have their post. A slip of one or two letters is a slip; three letters is another house.
const houses = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.es',
  'hotmail.de',
  'hotmail.co.uk',
  'outlook.com',
  'outlook.es',
  'outlook.de',
  'live.com',
  'yahoo.com',
  'yahoo.es',
  'yahoo.de',
  'yahoo.co.uk',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'gmx.com',
  'web.de',
  't-online.de',
  'telefonica.net',
  'btinternet.com',
];

const slipsMax = 2;
// Short names lie close to each other: "gmx.de" and "web.de" are two letters apart, and both are right.
const shortName = 7;

/** "ana@gmial.com" → "ana@gmail.com"; null when the address may well be meant. */
export function suggestEmail(typed: string): string | null {
  const at = typed.lastIndexOf('@');
  const house = typed
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || house === '' || houses.includes(house)) return null;
  const ranked = houses
    .map((known) => ({ known, slips: slipsBetween(house, known) }))
    .filter(({ known, slips }) => slips <= (known.length <= shortName ? 1 : slipsMax))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  return best ? `${typed.slice(0, at)}@${best.known}` : null;
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(cell(above, column) + 1, cell(line, column - 1) + 1, cell(above, column - 1) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) least = Math.min(least, cell(before, column - 2) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return cell(above, b.length);
}

const cell = (line: number[], at: number): number => line[at] ?? 0;
