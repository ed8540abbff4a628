import account from './en/account.json';
import booking from './en/booking.json';
import console from './en/console.json';
import court from './en/court.json';
import manage from './en/manage.json';
import payment from './en/payment.json';
import problems from './en/problems.json';

/** What all other pages say. */
export default { account, booking, console, court, manage, payment, problems };
