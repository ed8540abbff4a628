import type { Messages } from './en';
import first from './es.first';
import rest from './es.rest';

const messages: Messages = { ...first, ...rest };
export default messages;
