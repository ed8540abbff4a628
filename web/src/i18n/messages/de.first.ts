import common from './de/common.json';
import problems from './de/problems.json';
import search from './de/search.json';

/** What the shell and the search say. */
export default { common, problems, search };
