import { readdirSync } from 'node:fs';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { accountClient } from '../sandbox/aws/support/iam';
import { watchRoles } from '../support/role-sampler';
import { federation, rekey, unset } from './changes/edits';
import { LAYOUTS, organization } from './changes/worlds';
import { Accounts, Estate } from './support/estate';

/** With an Okta provider of each generation. */
const OKTA = { single: '4.20.0', 'per-account': '6.12.0' };

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'an apply that was killed half-way', () => {
  let accounts: Accounts;
  beforeAll(async () => (accounts = await Accounts.start()));
  afterAll(() => accounts.stop());

  describe.each(LAYOUTS)('layout %s', (layout) => {
    let estate: Estate;
    const ruleTiming = { delaySeconds: 0, deletedRules: 'keep' } as const;
    beforeAll(
      async () => (estate = await Estate.start(organization(accounts, { layout, okta: OKTA[layout], ruleTiming }))),
    );
    afterAll(() => estate.stop());

    const sameRole = (arn: string) => arn.replace('-Boss', '-Admin');
    /** What people lack at some moment, while something is done. */
    const lacking = async (work: () => Promise<void>) => {
      const { gaps, lost } = await watchRoles(estate.sampler, work, { sameRole });
      return [...gaps, ...lost];
    };
    const boss = ['roles', 'Boss'];
    const accountId = () => estate.accountIds[0] ?? '';
    const writesOf = (action: string) => accounts.aws.live.writes(accountId()).filter((each) => each === action).length;

    test('a role that was made and is not in the state: the next apply names it, and once it is deleted converges', async () => {
      const more = layout === 'single' ? {} : { switched: false };
      federation(rekey(['roles', 'Admin'], 'Boss', { formerly: 'Admin', ...more }))(estate);
      const before = writesOf('CreateRole');
      const lacked = await lacking(async () => {
        await estate.applyKilled(() => writesOf('CreateRole') > before);
        await expect(estate.apply()).rejects.toThrow(/EntityAlreadyExists.*Okta-Tech-Boss/s);
        const iam = await accountClient(accounts.aws, accountId());
        expect(await iam('DeleteRole', { RoleName: 'Okta-Tech-Boss' })).toMatchObject({ code: '' });
        await estate.apply();
      });
      expect(lacked).toEqual([]);
      expect(await estate.planned()).toEqual([]);
    });

    test('Okta half-way to the new name, and the lock of the state left behind: the next apply converges', async () => {
      // In one stack, the step before has switched Okta already: this turns it round.
      if (layout === 'single') federation(rekey(boss, 'Admin', { formerly: 'Boss' }))(estate);
      else federation(unset(...boss, 'switched'))(estate);
      const name = layout === 'single' ? 'Admin' : 'Boss';
      estate.okta.faults.add({ kind: 'slow', method: 'PUT', path: '^/api/v1/groups/00g', seconds: 5 });
      const struck = () => estate.okta.faults.list().some((fault) => fault.struck > 0);
      const lacked = await lacking(async () => {
        await estate.applyKilled(struck);
        expect(readdirSync(estate.state).filter((file) => file.endsWith('.lock.info'))).toHaveLength(1);
        estate.okta.faults.clear();
        await estate.apply();
      });
      expect(lacked).toEqual([]);
      expect(await estate.planned()).toEqual([]);
      federation(unset('roles', name, 'formerly'))(estate);
      expect(await lacking(() => estate.apply().then(() => undefined))).toEqual([]);
      expect(await estate.planned()).toEqual([]);
    });
  });
});
