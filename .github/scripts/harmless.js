'use strict';
// Makes text of unknown origin fit for a comment that a bot posts.

/** Joins words and is seen by nobody: what is on its two sides is not read as one thing. */
const JOINER = '\u2060';
/** Controls, bidirectional marks, zero-width and other characters that a reader can't see. */
const HIDDEN = /[^\P{C}\n]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** The only HTML of a report. */
const TAG = /<(?!\/?(?:details|summary)>)/gi;

/**
 * Markdown that notifies nobody, links to nothing, loads nothing and hides nothing, wherever it is read as what: a
 * code span for one reader of Markdown is plain text for another, so code gets no exception. An address like
 * `ada@example.com` stays as it is: with a letter or digit before its @ it is never a mention.
 * @param {string} markdown
 */
function harmless(markdown) {
  return (
    markdown
      .replace(/\r\n?/g, '\n')
      .replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
      // An entity is read after everything else here: &#64; would become a living @.
      .replace(/&(?=#|[A-Za-z][A-Za-z0-9]{1,40};)/g, `&${JOINER}`)
      .replace(TAG, `<${JOINER}`)
      .replace(/(?<![A-Za-z0-9])@|[\uff20\ufe6b]/g, (at) => `${at}${JOINER}`)
      // Links and pictures, references to issues, pull requests and commits.
      .replace(/\](?=[([:])/g, `]${JOINER}`)
      .replace(/:\/\//g, `:${JOINER}//`)
      .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}${JOINER}.`)
      .replace(/#(?=\d)/g, `#${JOINER}`)
      .replace(/\b(GH)-(?=\d)/gi, `$1${JOINER}-`)
  );
}

/** Text as a block of code that nothing in it can end. @param {string} text */
function fenced(text) {
  const shown = harmless(text).trimEnd();
  const runs = shown.match(/~+/g) ?? [];
  const fence = '~'.repeat(Math.max(5, ...runs.map((run) => run.length)) + 1);
  return [`${fence}text`, shown, fence].join('\n');
}

module.exports = { fenced, harmless };
