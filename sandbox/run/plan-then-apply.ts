import type { Narrator } from './narrator';
import type { Sandbox } from './sandbox';

/**
 * The first Enter shows what would change, the next one applies it: nobody applies what they have not seen. Where the
 * configuration was changed in between, that Enter shows it again instead.
 */
export function planThenApply(
  sandbox: Pick<Sandbox, 'pending' | 'reapply'>,
  voice: Narrator,
  signal?: AbortSignal,
): () => Promise<void> {
  let shown = '';
  return async () => {
    const before = shown;
    shown = '';
    const lines = await sandbox.pending(voice);
    // After Ctrl-C nobody can press Enter any more.
    signal?.throwIfAborted();
    const text = [...lines].sort().join('\n');
    if (text !== '' && text === before) {
      await sandbox.reapply(voice);
      return;
    }
    for (const line of lines) voice.say(`  ${line}`);
    if (text === '') voice.say('Nothing would change.');
    else voice.say(before === '' ? 'Enter applies this.' : 'That has changed since it was shown. Enter applies this.');
    shown = text;
  };
}
