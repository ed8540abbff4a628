import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import type { Session } from '../api/types';
import { localPath } from './localPath';
import { signIn } from './session';

/** Takes the session and goes back to where one came from. */
export function useEnter(): (session: Session) => void {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [params] = useSearchParams();
  return (session) => {
    signIn(session);
    // What was loaded as a guest may look different to an account.
    void client.invalidateQueries();
    void navigate(localPath(params.get('next')) ?? '/my', { replace: true });
  };
}
