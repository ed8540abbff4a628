import common from './en/common.json';
import problems from './en/problems.json';
import search from './en/search.json';

/** What the shell and the search say. */
export default { common, problems, search };
