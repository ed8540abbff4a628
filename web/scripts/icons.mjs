// Draws the icons of the installed site from the mark, pixel by pixel: `npm run icons`.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

// The mark of ui/Icon.tsx, in its box of 28: two brackets and the slot they hold.
const bracket = [
    [9, 4],
    [4.5, 4],
    [4.5, 24],
    [9, 24],
];
const curve = [
    ...bezier([19, 4], [22, 6.5], [23.8, 10], [23.8, 14]),
    ...bezier([23.8, 14], [23.8, 18], [22, 21.5], [19, 24]).slice(1),
];
const ink = [14, 29, 41];
const yours = [221, 242, 79];
const edge = [95, 107, 0];
const paper = [255, 255, 255];

function bezier(a, b, c, d) {
    return Array.from({ length: 25 }, (_, step) => {
        const t = step / 24;
        const [w0, w1, w2, w3] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
        return [0, 1].map((axis) => w0 * a[axis] + w1 * b[axis] + w2 * c[axis] + w3 * d[axis]);
    });
}

function distance([x, y], line) {
    let least = Infinity;
    for (let index = 1; index < line.length; index++) {
        const [[x0, y0], [x1, y1]] = [line[index - 1], line[index]];
        const [dx, dy] = [x1 - x0, y1 - y0];
        const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
        least = Math.min(least, Math.hypot(x - x0 - along * dx, y - y0 - along * dy));
    }
    return least;
}

/** Below 0 inside a rounded rectangle. */
function box([x, y], left, top, width, height, radius) {
    const dx = Math.abs(x - left - width / 2) - width / 2 + radius;
    const dy = Math.abs(y - top - height / 2) - height / 2 + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function colorAt(point) {
    const slot = box(point, 9.5, 9, 9, 10, 1.5);
    if (slot < -0.5) return yours;
    if (slot < 0.5) return edge;
    return distance(point, bracket) < 1.4 || distance(point, curve) < 1.4 ? ink : null;
}

/** `inset` is the part of the side left free around the mark; `round` the radius of the paper's corners. */
function draw(side, { inset, round }) {
    const fine = 4;
    const rows = Buffer.alloc(side * (side * 4 + 1));
    const scale = 28 / (side * (1 - 2 * inset));
    for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) {
            let [red, green, blue, alpha] = [0, 0, 0, 0];
            for (let part = 0; part < fine * fine; part++) {
                const at = [x + ((part % fine) + 0.5) / fine, y + (Math.floor(part / fine) + 0.5) / fine];
                if (box(at, 0, 0, side, side, round * side) > 0) continue;
                const color = colorAt(at.map((pixel) => (pixel - inset * side) * scale)) ?? paper;
                [red, green, blue, alpha] = [red + color[0], green + color[1], blue + color[2], alpha + 1];
            }
            const from = y * (side * 4 + 1) + 1 + x * 4;
            if (alpha > 0)
                rows.set(
                    [red / alpha, green / alpha, blue / alpha, (alpha / (fine * fine)) * 255].map(Math.round),
                    from,
                );
        }
    }
    return png(side, rows);
}

function png(side, rows) {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head.set([8, 6, 0, 0, 0], 8);
    const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
    return Buffer.concat([
        signature,
        chunk('IHDR', head),
        chunk('IDAT', deflateSync(rows, { level: 9 })),
        chunk('IEND', Buffer.alloc(0)),
    ]);
}

function chunk(name, data) {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(data.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

const icons = {
    'icon-192.png': [192, { inset: 0.14, round: 0.2 }],
    'icon-512.png': [512, { inset: 0.14, round: 0.2 }],
    // Launchers cut circles and squircles out of it: the mark stays within the safe four fifths.
    'icon-maskable-512.png': [512, { inset: 0.22, round: 0 }],
    'apple-touch-icon.png': [180, { inset: 0.16, round: 0 }],
};
for (const [name, [side, look]] of Object.entries(icons)) {
    writeFileSync(new URL(`../public/icons/${name}`, import.meta.url), draw(side, look));
}
