import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_RULES } from '../lib/audit/rules';
import { auditPage } from '../lib/audit/rules-table';
import { RULES } from '../lib/review/rules';
import { rulesPage } from '../lib/review/rules-page';
import { reviewPage } from './review-page';

const docs = join(__dirname, '../docs');
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, 'review-rules.md'), rulesPage(RULES));
const page = join(docs, 'review.md');
writeFileSync(page, reviewPage(readFileSync(page, 'utf8')));
const audit = join(docs, 'audit.md');
writeFileSync(audit, auditPage(readFileSync(audit, 'utf8'), AUDIT_RULES));
