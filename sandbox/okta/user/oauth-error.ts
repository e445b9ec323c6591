import { HTTPException } from 'hono/http-exception';

/** An OAuth endpoint refuses (RFC 6749, 5.2). */
export function oauthError(error: string, description: string, status: 400 | 401 = 400): HTTPException {
  return new HTTPException(status, {
    message: `${error}: ${description}`,
    res: Response.json({ error, error_description: description }, { status, headers: { 'cache-control': 'no-store' } }),
  });
}
