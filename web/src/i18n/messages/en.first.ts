import common from './en/common.json';
import search from './en/search.json';
import trouble from './en/trouble.json';

/** What the shell and the search say. */
export default { common, search, trouble };
