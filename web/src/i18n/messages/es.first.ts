import common from './es/common.json';
import search from './es/search.json';
import trouble from './es/trouble.json';

/** What the shell and the search say. */
export default { common, search, trouble };
