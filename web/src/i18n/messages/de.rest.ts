import account from './de/account.json';
import booking from './de/booking.json';
import console from './de/console.json';
import court from './de/court.json';
import manage from './de/manage.json';
import payment from './de/payment.json';
import problems from './de/problems.json';

/** What all other pages say. */
export default { account, booking, console, court, manage, payment, problems };
