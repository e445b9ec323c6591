import type { Mark } from './model';

/** A shape beside the colour, and words for who sees neither. */
export const MARK_LOOKS: Readonly<Record<Mark, { readonly sign: string; readonly words: string }>> = {
  has: { sign: '●', words: 'has it, before and after' },
  new: { sign: '+', words: 'gains it' },
  gone: { sign: '−', words: 'loses it' },
  wider: { sign: '▲', words: 'gets more of it' },
  narrower: { sign: '▼', words: 'gets less of it' },
  mixed: { sign: '◆', words: 'gets more and less of it' },
  renamed: { sign: '≈', words: 'keeps it under another name' },
};
