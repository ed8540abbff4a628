// How quick the site feels: `node scripts/vitals.mjs http://localhost:8080` opens the search, a court and a ticket in
// Chromium, each three times in a browser that knows nothing yet, on a desktop and on a phone of a quarter of the speed,
// and prints the medians. It starts nothing: the product is there already, with its demo and sandbox. It books one slot.
// What drives the browser came with the browser tests (`dotnet build tests/EndToEnd`).
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';

const [address = 'http://localhost:8080'] = process.argv.slice(2);
const runs = 3;
const aims = { lcp: 1500, cls: 0.05 };
const devices = {
    desktop: { slower: 1, context: { viewport: { width: 1280, height: 900 } } },
    phone: { slower: 4, context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
};

const { chromium } = await driver();
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
});
const court = await nearestCourt();
const pages = { search: '/', court: `/courts/${court}`, ticket: await bookedTicket(court) };
console.log(`load of the machine before: ${loadavg()[0].toFixed(1)}`);
console.log(`${'page'.padEnd(16)}  LCP ms    CLS  script kB  other hosts`);
for (const [device, how] of Object.entries(devices)) {
    for (const [page, path] of Object.entries(pages)) {
        const seen = [];
        for (let run = 0; run < runs; run++) seen.push(await visit(how, path));
        const median = (name) => seen.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(runs / 2)];
        const [lcp, cls] = [median('lcp'), median('cls')];
        const slow = lcp > aims.lcp || cls > aims.cls ? '  over the aim' : '';
        const figures = [lcp.toFixed(0), cls.toFixed(3), (median('script') / 1000).toFixed(1), median('others')];
        const [first, second, third, fourth] = figures.map(String);
        console.log(
            `${`${page}, ${device}`.padEnd(16)} ${first.padStart(7)} ${second.padStart(6)} ${third.padStart(10)} ${fourth.padStart(12)}${slow}`,
        );
    }
}
await browser.close();

async function visit({ slower, context: options }, path) {
    const context = await browser.newContext({ ...options, serviceWorkers: 'block' });
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: slower });
    let others = 0;
    page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith('http') && host !== new URL(address).host) others++;
    });
    await page.goto(new URL(path, address).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const figures = await page.evaluate(read);
    await context.close();
    return { ...figures, others };
}

/** In the page: what the browser itself noted. */
function read() {
    const noted = (type) =>
        new Promise((done) => {
            new PerformanceObserver((list, observer) => {
                observer.disconnect();
                done(list.getEntries());
            }).observe({ type, buffered: true });
            // Nothing of this kind, hence no call.
            setTimeout(() => done([]), 500);
        });
    return Promise.all([noted('largest-contentful-paint'), noted('layout-shift')]).then(([paints, shifts]) => ({
        lcp: paints.at(-1)?.startTime ?? Number.NaN,
        cls: shifts.filter((one) => !one.hadRecentInput).reduce((sum, one) => sum + one.value, 0),
        script: performance
            .getEntriesByType('resource')
            .filter((one) => one.name.endsWith('.js'))
            .reduce((sum, one) => sum + one.encodedBodySize, 0),
    }));
}

async function nearestCourt() {
    const { items } = await ask('/api/courts/search?latitude=40.4168&longitude=-3.7038&radiusKm=20&limit=1');
    return items[0].id;
}

/** A slot of next week, booked and paid as anybody would: the sandbox takes the card. */
async function bookedTicket(resourceId) {
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const { slots } = await ask(`/api/courts/${resourceId}/availability?startDate=${day}&endDate=${day}`);
    const { start, end } = slots.findLast(({ state }) => state === 'free');
    const hold = await ask('/api/holds', { resourceId, start, end });
    const guest = { email: 'vitals@example.test', firstName: 'Ada', lastName: 'Lane' };
    const booking = await ask('/api/bookings', { holdId: hold.id, holdToken: hold.token, guest });
    const token = { 'X-Booking-Token': booking.manageToken };
    const intent = await ask('/api/payments/intents', { bookingId: booking.id, provider: 'stripe' }, token);
    const [paymentIntent] = intent.clientSecret.split('_secret_');
    const paid = await fetch(`${intent.apiBase}/v1/payment_intents/${paymentIntent}/confirm`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${intent.publishableKey}:`)}` },
        body: new URLSearchParams({ client_secret: intent.clientSecret, payment_method: 'pm_card_visa' }),
    });
    if (!paid.ok) throw new Error(`The sandbox answered ${paid.status}`);
    return `/bookings/${booking.id}#token=${booking.manageToken}`;
}

async function ask(path, body, headers = {}) {
    const answer = await fetch(new URL(path, address), {
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
        body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
}

function driver() {
    const built = ['Release', 'Debug']
        .map(
            (kind) =>
                new URL(`../../tests/EndToEnd/bin/${kind}/net10.0/.playwright/package/index.mjs`, import.meta.url),
        )
        .find((file) => existsSync(file));
    if (built === undefined) throw new Error('Build the browser tests first: dotnet build tests/EndToEnd');
    return import(built);
}
