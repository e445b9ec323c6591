import type { ErrorCode } from 'yaml';

/** What to do about a syntax error, by the parser's code for it. */
export const SYNTAX_REMEDIES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DIRECTIVE: 'delete the line that begins with %',
  BAD_DQ_ESCAPE: "double the backslash, or quote the text with '",
  BAD_INDENT: 'indent the entries of one mapping or list alike, and close every bracket',
  BAD_SCALAR_START: 'quote the text',
  BLOCK_AS_IMPLICIT_KEY: 'quote a string that has ": " in it, or begin a new line',
  BLOCK_IN_FLOW: 'close the bracket first',
  MISSING_CHAR: 'close what is open: a quote or a bracket, or write ": " after a key',
  MULTILINE_IMPLICIT_KEY: 'write ": " after the key, on its line',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'delete the tag, or quote the text',
  UNEXPECTED_TOKEN: 'look at the line before, too: something is not closed, or quotes are missing',
};
