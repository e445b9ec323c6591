import { sortedBy } from '../review/order';
import type { AuditRule } from './model';
import * as rules from './rules/index';

/** Every rule of the audit, in the order of their ids. */
export const AUDIT_RULES: readonly AuditRule[] = sortedBy(Object.values<AuditRule>(rules), ({ id }) => [id]);
