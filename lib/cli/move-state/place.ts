import { resolve } from 'node:path';
import { Failure } from '../failure';
import type { StackJson } from './stack-json';

/** Where the state of a stack is kept. */
export interface Place {
  /** The same for two stacks only where they share one state. */
  readonly key: string;
  /** As a person would name it, e.g. `s3://bucket/prefix/okta.tfstate`. */
  readonly shown: string;
  /** `terraform` block with nothing but the backend. */
  readonly terraform: Readonly<Record<string, unknown>>;
}

/**
 * @param directory folder that Terraform runs in, which the path of a local state starts at
 * @throws Failure for a stack without a backend
 */
export function placeOf(stack: string, json: StackJson, directory: string): Place {
  const { backend = {}, cloud, required_version: version } = json.terraform ?? {};
  const required = version === undefined ? {} : { required_version: version };
  if (cloud !== undefined) {
    const { organization, hostname, workspaces } = cloud;
    const shown = `${String(hostname)}/${String(organization)}/${String(workspaces?.name)}`;
    return { key: `cloud ${shown}`, shown, terraform: { ...required, cloud } };
  }
  const [[type, block] = []] = Object.entries(backend);
  if (type === undefined || block === undefined) throw new Failure(`stack ${stack} has no backend`);
  const absolute = type === 'local' ? { ...block, path: resolve(directory, String(block['path'])) } : block;
  const shown = shownPlace(type, absolute);
  return { key: `${type} ${shown}`, shown, terraform: { ...required, backend: { [type]: absolute } } };
}

function shownPlace(type: string, block: Readonly<Record<string, unknown>>): string {
  if (type === 'local') return String(block['path']);
  if (type === 's3') return `s3://${String(block['bucket'])}/${String(block['key'])}`;
  throw new Failure(`a backend of type ${type} is not one of local, s3, cloud`);
}
