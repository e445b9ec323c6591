import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { contentOf } from './content-of';
import { terraformData } from './terraform-data';

/** A file that Terraform or OpenTofu would take into account, and that this product did not write. */
export interface ForeignFile {
  /** Relative to the folder of the stacks. */
  readonly file: string;
  readonly evidence: string;
  readonly content: string;
}

/**
 * What Terraform and OpenTofu read in the folder where they are started. Of the configuration, they pass over names that
 * begin with a dot or are an editor's copy; of the values for variables they do not.
 * @see https://developer.hashicorp.com/terraform/language/files
 * @see https://opentofu.org/docs/language/files/
 */
const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;
const VARIABLES = /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/;
/** Programs in there are taken for providers: Terraform looks for them where it is started. */
const PLUGINS = 'terraform.d';
const IGNORED = /^\.|~$|^#.*#$/;

function isConfiguration(name: string): boolean {
  return CONFIGURATION.test(name) && !IGNORED.test(name);
}

/** Whether Terraform or OpenTofu would find a configuration there. */
export function holdsTerraform(folder: string): boolean {
  return lstatSync(folder).isDirectory() && readdirSync(folder).some(isConfiguration);
}

/**
 * Whatever is read beside a stack's own file; a link counts, since what it points to may be another tomorrow.
 * @param text the stack's own file
 */
export function foreignFiles(outdir: string, stackFile: string, text: string): ForeignFile[] {
  const folder = dirname(stackFile);
  const shown = (file: string) => relative(outdir, file).replaceAll('\\', '/');
  const found = (name: string, evidence: string): ForeignFile => {
    const file = join(folder, name);
    return { file: shown(file), evidence, content: contentOf(file) ?? '' };
  };
  const links = [folder, stackFile]
    .filter((path) => existsSync(path))
    .filter((path) => lstatSync(path).isSymbolicLink())
    .map((path) => ({ file: shown(path), evidence: 'a link to another place, not a file of its own', content: '' }));
  // Where a file system does not distinguish capital letters, a copy of the folder has one of the two.
  const replaces = (name: string) => name.toLowerCase() === basename(stackFile).toLowerCase();
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const others = entries
    .filter(({ name }) => join(folder, name) !== stackFile)
    .filter(({ name }) => name === PLUGINS || replaces(name) || isConfiguration(name) || VARIABLES.test(name))
    .filter((entry) => entry.name === PLUGINS || !entry.isDirectory())
    .map(({ name }) =>
      found(
        name,
        VARIABLES.test(name)
          ? 'values for variables, which Terraform reads by itself'
          : name === PLUGINS
            ? 'programs that Terraform takes for providers'
            : replaces(name)
              ? 'takes the place of the stack’s own file where capital letters do not count'
              : 'configuration beside the stack’s own, which Terraform reads with it',
      ),
    );
  const left = terraformData(folder, new Set(entries.map(({ name }) => name)), text);
  return [...links, ...others, ...left.map((each) => found(...each))].sort((a, b) => (a.file < b.file ? -1 : 1));
}
