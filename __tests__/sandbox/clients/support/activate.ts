import { Browser, inputs } from '../../../../sandbox/journey/browser';

/** Allows a device in a browser of one's own, as a person does: signs in, reads the code, allows it. */
export async function activate(
  link: string,
  username: string,
  password: string,
  code?: () => Promise<string>,
): Promise<void> {
  const { origin } = new URL(link);
  const browser = new Browser((url, init) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), origin } }),
  );
  const fields = { username, password, fromURI: link };
  let consent = await browser.request(`${origin}/login/login.htm`, { form: fields });
  if (code && consent.html.includes('asks for a second factor')) {
    const form = { ...Object.fromEntries(inputs(consent.html)), code: await code() };
    consent = await browser.request(`${origin}/signin/verify`, { form });
  }
  const userCode = new URL(link).searchParams.get('user_code') ?? '';
  if (!consent.html.includes('Is this your device?')) throw new Error(`no consent page: ${consent.html}`);
  await browser.request(`${origin}/activate`, { form: { user_code: userCode, answer: 'approved' } });
}
