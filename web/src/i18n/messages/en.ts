import first from './en.first';
import rest from './en.rest';

// The site loads the two apart; types and tests take all of it.
const messages = { ...first, ...rest };
export type Messages = typeof messages;
export default messages;
