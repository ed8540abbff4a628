// What a first visit costs, by the built files: `npm run build` fails when a page grew beyond its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kB = 1000;
const budgets = { search: 131 * kB, page: 200 * kB, styles: 25 * kB };

const sizes = new Map();
function gzipped(file) {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
    return sizes.get(file);
}

/** A chunk and all it imports before it runs. */
function closure(key, seen = new Set()) {
    if (seen.has(key)) return seen;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) closure(next, seen);
    return seen;
}

const weigh = (keys) =>
    [...new Set([...keys].map((key) => manifest[key].file))].reduce((sum, file) => sum + gzipped(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const languages = Object.keys(manifest).filter((key) => /^src\/i18n\/messages\/\w+\.first\.ts$/.test(key));
const heaviest = languages.toSorted((a, b) => weigh([b]) - weigh([a]))[0];
const first = new Set([...closure(entry), ...closure(heaviest)]);
const rest = closure(heaviest.replace('.first', '.rest'));
const pages = [...new Set(Object.values(manifest).flatMap(({ dynamicImports = [] }) => dynamicImports))].filter((key) =>
    /Page\.tsx$/.test(key),
);

const rows = [['search, first load', weigh(first), budgets.search]];
for (const page of pages)
    rows.push([page.replace(/^src\//, ''), weigh(new Set([...first, ...rest, ...closure(page)])), budgets.page]);
const styles = new Set(Object.values(manifest).flatMap(({ css = [] }) => css));
rows.push(['styles', [...styles].reduce((sum, file) => sum + gzipped(file), 0), budgets.styles]);

let over = 0;
for (const [name, size, budget] of rows) {
    const fits = size <= budget;
    if (!fits) over++;
    console.log(`${fits ? ' ' : '!'} ${name.padEnd(40)} ${(size / kB).toFixed(1).padStart(6)} of ${budget / kB} kB`);
}
if (over > 0) {
    console.error(
        `${over} over budget. The first load is for the search list alone: what comes later belongs in a chunk of its own.`,
    );
    process.exit(1);
}
