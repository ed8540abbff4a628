/** Codes have no signs that are mistaken for one another when read out: no 0 and O, 1, I and L, nor U beside V. */
const signs = /^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$/;

/** "K7QM 4RXP": as it is read out. */
export const spelled = (code: string): string => code.replace(/^(.{4})(.{4})$/, '$1 $2');

/** As it is typed or pasted out of a mail: any case, blanks, dashes, quotes, "code:" before it. */
export function normalised(typed: string): string {
  const text = typed.normalize('NFKC').toUpperCase();
  const afterColon = text.slice(text.lastIndexOf(':') + 1);
  return afterColon.replace(/[^A-Z0-9]/g, '');
}

export type CodeFault = 'length' | 'signs' | null;

export function faultOf(code: string): CodeFault {
  if (signs.test(code)) return null;
  return code.length === 8 ? 'signs' : 'length';
}
