import common from './de/common.json';
import search from './de/search.json';
import trouble from './de/trouble.json';

/** What the shell and the search say. */
export default { common, search, trouble };
