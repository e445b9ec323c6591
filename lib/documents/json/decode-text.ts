import { UnreadableDocument } from './unreadable-document';

/** Zip archives begin so, and Terraform's plan files are such archives. */
const ZIP = [0x50, 0x4b];

/**
 * The text of a file, by its byte order mark: PowerShell's `>` writes UTF-16.
 * @throws UnreadableDocument for a saved plan file, and for bytes that are not text in UTF-8 or UTF-16
 */
export function decodeText(bytes: Uint8Array, source: string): string {
  if (ZIP.every((byte, i) => bytes[i] === byte))
    throw new UnreadableDocument(
      source,
      'is a saved plan file, which only Terraform can read',
      'run "terraform show -json FILE > plan.json" in its folder and give plan.json',
    );
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableDocument(source, `is not text in ${encoding.toUpperCase()}`, 'save it as UTF-8 and try again');
  }
}

/** JSON begins with an ASCII character, so a zero byte beside it says which half of UTF-16 comes first. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}
