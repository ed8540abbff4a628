export const lengthMin = 10;
export const lengthMax = 200;
const differentMin = 4;

export type Rule = 'length' | 'variety' | 'notEmail';
export const rules = ['length', 'variety', 'notEmail'] as const satisfies readonly Rule[];

/** The server's rules: length alone makes a password good; nothing is asked about kinds of characters. */
export function meets(rule: Rule, password: string, email: string): boolean {
  switch (rule) {
    case 'length':
      return password.length >= lengthMin && password.length <= lengthMax;
    case 'variety':
      return new Set(password).size >= differentMin;
    case 'notEmail':
      return password !== '' && password.toLowerCase() !== email.trim().toLowerCase();
  }
}

export type PasswordFault = 'passwordShort' | 'passwordLong' | 'passwordVariety' | 'passwordEmail';

/** The first thing to mend. */
export function faultOf(password: string, email: string): PasswordFault | null {
  if (password.length > lengthMax) return 'passwordLong';
  if (!meets('length', password, email)) return 'passwordShort';
  if (!meets('variety', password, email)) return 'passwordVariety';
  return meets('notEmail', password, email) ? null : 'passwordEmail';
}
