import { queryClient } from '../api/queryClient';
import { localDate } from '../ui/time';
import { serverNow } from '../api/clock';
import { columnsNow, daysWith, isDate, isInstant } from './days';
import { courtQuery, slotsQuery } from './queries';

/**
 * Asks for the court and its times while the page's own script is still on its way. Which days are shown hangs on the
 * court's zone, which is not known yet: the reader's is nearly always the same, and else the page asks again.
 */
export function preloadCourt(courtId: string | undefined, params: URLSearchParams): null {
  if (courtId === undefined) return null;
  void queryClient.prefetchQuery(courtQuery(courtId));
  const zone =
    queryClient.getQueryData(courtQuery(courtId).queryKey)?.timeZone ??
    Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = localDate(serverNow(), zone);
  const [date, start] = [params.get('date'), params.get('start')];
  const day = isDate(date) ? date : isInstant(start) ? localDate(start, zone) : today;
  const { from, to } = daysWith(day < today ? today : day, today, columnsNow());
  const minutes = Number(params.get('duration'));
  const durationMinutes = minutes > 0 ? minutes : null;
  void queryClient.prefetchQuery(slotsQuery({ courtId, serviceId: params.get('service'), durationMinutes, from, to }));
  return null;
}
