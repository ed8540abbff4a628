import common from './es/common.json';
import problems from './es/problems.json';
import search from './es/search.json';

/** What the shell and the search say. */
export default { common, problems, search };
