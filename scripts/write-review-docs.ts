import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../lib/review/rules';
import { rulesPage } from '../lib/review/rules-page';
import { reviewPage } from './review-page';

const docs = join(__dirname, '../docs');
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, 'review-rules.md'), rulesPage(RULES));
const page = join(docs, 'review.md');
writeFileSync(page, reviewPage(readFileSync(page, 'utf8')));
