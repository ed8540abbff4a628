import type { Messages } from './en';
import first from './de.first';
import rest from './de.rest';

const messages: Messages = { ...first, ...rest };
export default messages;
