import type { Digest } from '../digest';
import type { Outside } from '../model/outside';
import type { PlanFacts } from '../model/plan';
import { type ModuleCall, type PlanConfiguration, withoutInstanceKeys } from './configuration';
import { outsideIn } from '../outside';
import { areIdle } from './changes';

/**
 * Modules whose code is fetched from another place than the configuration itself. A plan shows the source as it is, not as it was: it
 * counts as the one of before where it names one version and the plan leaves the module's objects as they are. In a plan without
 * changes, whose apply does nothing, one version or objects of before are enough.
 * @param existing addresses of what there was before the plan
 * @see https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function remoteModules(
  { calls }: PlanConfiguration,
  facts: PlanFacts,
  existing: readonly string[],
  digest: Digest,
): readonly { readonly module: Outside; readonly standing: boolean }[] {
  const found = outsideIn(facts.stack, facts.stack, digest);
  const modules = new Set(existing.flatMap((address) => modulesOf(address)));
  const touched = new Set(
    facts.changes
      .filter(({ actions, importing }) => importing !== undefined || !areIdle(actions))
      .flatMap(({ address }) => modulesOf(address.slice(facts.stack.length + 1))),
  );
  return calls
    .filter(({ source }) => !isLocal(source))
    .map((call) => ({
      module: found(
        call.address,
        'module',
        call.address,
        `its code comes from ${shown(call)}`,
        [call.source, call.version ?? null],
        false,
      ),
      standing: facts.empty
        ? namesOneVersion(call) || modules.has(call.address)
        : namesOneVersion(call) && !touched.has(call.address) && modules.has(call.address),
    }));
}

/** `module.a`, `module.a.module.b` of `module.a[0].module.b.aws_iam_role.x`. */
function modulesOf(address: string): string[] {
  const [path = ''] = /^(?:module\.[^.]+\.)*/.exec(withoutInstanceKeys(address)) ?? [];
  const names = path.split('.').filter((_, i) => i % 2 === 1);
  return names.map((_, i) =>
    names
      .slice(0, i + 1)
      .map((name) => `module.${name}`)
      .join('.'),
  );
}

/** Part of the same configuration, so reviewed with it. An absolute path is copied from the machine that plans. */
function isLocal(source: string): boolean {
  return source === '' || /^\.\.?(?:[/\\]|$)/.test(source);
}

/** A commit, a version, or a constraint of a registry; a branch or an archive is something else tomorrow. */
function namesOneVersion({ source, version }: ModuleCall): boolean {
  return version !== undefined || /[?&]ref=(?:[0-9a-f]{40}|v?\d+\.\d+(?:\.\d+)?)(?:&|$)/.test(source);
}

/** Without what may be a password or a token in a URL. */
function shown({ source, version }: ModuleCall): string {
  const place = source.replace(/\/\/[^/@\s]*@/, '//').replace(/([?&])(?!ref=|depth=)([\w-]+)=[^&]*/g, '$1$2=…');
  return version === undefined ? place : `${place}, ${version}`;
}
