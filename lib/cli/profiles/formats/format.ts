import type { Federation } from '../../../config/model';
import type { ApplyingProgram } from '../../applying-program';
import type { AppValues } from '../app-values';
import type { Profile } from '../profile';

export interface FormatContext {
  readonly federation: Federation;
  readonly app: AppValues;
  /** The program that applies, to name it in messages. */
  readonly program: ApplyingProgram;
  /** Program that AWS's tools start for credentials; `undefined`: whichever the app allows. */
  readonly credentials?: CredentialProgram | undefined;
}

export type CredentialProgram = 'okta-aws-cli' | 'saml2aws';

/** How one client keeps its settings. */
export interface ClientFormat {
  /** Where the client looks for them, for people. */
  readonly file: string;
  /** Lines between the markers. @throws Failure for a value of the app that is missing */
  readonly lines: (profiles: readonly Profile[], context: FormatContext) => string[];
  /** What is in somebody else's part of the file under a name that this one uses as well. */
  readonly taken: (others: string, profiles: readonly Profile[]) => readonly string[];
}

/** Names of the sections of an INI file; AWS writes `[profile NAME]`, with quotes where it has spaces. */
function sections(ini: string): string[] {
  return [...ini.matchAll(/^[ \t]*\[[ \t]*(?:profile[ \t]+)?["']?([^\]"'\r\n]+?)["']?[ \t]*\]/gm)].map(
    ([, name = '']) => name,
  );
}

export function takenSections(others: string, profiles: readonly Profile[]): readonly string[] {
  const names = new Set(profiles.map(({ name }) => name.toLowerCase()));
  return sections(others).filter((name) => names.has(name.toLowerCase()));
}

/** Comments above a profile. */
export function comments({ notes }: Profile): string[] {
  return notes.map((note) => `# ${note.replace(/[\r\n]+/g, ' ')}`);
}

/** Sections with their settings, an empty line between them. */
export function ini(blocks: readonly (readonly string[])[]): string[] {
  return blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block]));
}
