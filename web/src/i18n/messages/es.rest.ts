import account from './es/account.json';
import booking from './es/booking.json';
import console from './es/console.json';
import court from './es/court.json';
import manage from './es/manage.json';
import payment from './es/payment.json';
import problems from './es/problems.json';

/** What all other pages say. */
export default { account, booking, console, court, manage, payment, problems };
