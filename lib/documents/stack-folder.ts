import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

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

/** Whatever is read beside a stack's own file; a link counts, since what it points to may be another tomorrow. */
export function foreignFiles(outdir: string, stackFile: string): ForeignFile[] {
  const folder = dirname(stackFile);
  const shown = (file: string) => relative(outdir, file).replaceAll('\\', '/');
  const links = [folder, stackFile]
    .filter((path) => existsSync(path))
    .filter((path) => lstatSync(path).isSymbolicLink())
    .map((path) => ({ file: shown(path), evidence: 'a link to another place, not a file of its own', content: '' }));
  // Where a file system does not distinguish capital letters, a copy of the folder has one of the two.
  const replaces = (name: string) => name.toLowerCase() === basename(stackFile).toLowerCase();
  const others = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => join(folder, name) !== stackFile)
    .filter(({ name }) => name === PLUGINS || replaces(name) || isConfiguration(name) || VARIABLES.test(name))
    .filter((entry) => entry.name === PLUGINS || !entry.isDirectory())
    .map(({ name }) => ({
      file: shown(join(folder, name)),
      evidence: VARIABLES.test(name)
        ? 'values for variables, which Terraform reads by itself'
        : name === PLUGINS
          ? 'programs that Terraform takes for providers'
          : replaces(name)
            ? 'takes the place of the stack’s own file where capital letters do not count'
            : 'configuration beside the stack’s own, which Terraform reads with it',
      content: contentOf(join(folder, name)),
    }));
  return [...links, ...others].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
