import { csrf } from 'hono/csrf';
import type { UserContext } from './context';

/**
 * Refuses forms of other sites. Behind the HTTPS proxy the request that arrives is plain HTTP, so the form's origin is
 * compared with the address that the browser used.
 */
export const fromOwnPage = csrf({ origin: (origin, c) => origin === (c as UserContext).get('address').origin });
