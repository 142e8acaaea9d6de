import {autoDeploy} from '../../cloudformation/auto-deploy.ts';
import {tags} from '../../constraints/organizations.ts';
import {required, structure, text} from '../../constraints/shape.ts';
import {setAccount} from '../../directory/change-world.ts';
import type {Account} from '../../directory/organization.ts';
import {executionRole, operatorRole} from '../../directory/standard-roles.ts';
import {after} from '../../engine/run/schedule.ts';
import {hash, hex} from '../../engine/state/random.ts';
import {type Context, operation} from '../operation.ts';
import {demandManagement} from './organization.ts';
import {viewRequest} from './views.ts';

type Input = {Email: string; AccountName: string; RoleName?: string};

/** How long AWS takes to make an account. */
const takesMs = 60_000;

/** A new account, which is there after a minute, directly below the root. */
export const createAccount = operation<Input>({
	service: 'organizations',
	name: 'CreateAccount',
	input: structure({
		Email: required(text({min: 6, max: 64, pattern: '[^\\s@]+@[^\\s@]+\\.[^\\s@]+'})),
		AccountName: required(text({min: 1, max: 50, pattern: '[\\u0020-\\u007E]+'})),
		RoleName: text({max: 64, pattern: '[\\w+=,.@-]{1,64}'}),
		IamUserAccessToBilling: text({values: ['ALLOW', 'DENY']}),
		Tags: tags,
	}),
	handle(context, input) {
		demandManagement(context);
		const {world} = context;
		const {accountRequests} = world.store;
		const isTaken = [...world.accounts.values()].some(({email}) => email.toLowerCase() === input.Email.toLowerCase());
		const place = accountRequests.length;
		const begun = {
			id: `car-${hex(world.seed, `${world.fingerprint} account ${place}`, 32)}`,
			accountName: input.AccountName,
			accountId: undefined,
			failureReason: undefined,
			requestedAtMs: world.nowMs,
		};
		accountRequests.push(begun);
		after(world, takesMs, () => {
			if (isTaken) {
				accountRequests[place] = {...begun, failureReason: 'EMAIL_ALREADY_EXISTS'};
				return;
			}
			const account = newAccount(context, input, place);
			setAccount(world, account);
			autoDeploy(world, account.id);
			accountRequests[place] = {...begun, accountId: account.id};
		});
		return {CreateAccountStatus: viewRequest(context, begun)};
	},
});

function newAccount({world}: Context, {Email, AccountName}: Input, index: number): Account {
	const roles = [executionRole(world.central.accountId), operatorRole(world.central.accountId)];
	return {
		id: freeId(world, index),
		name: AccountName,
		email: Email,
		state: 'ACTIVE',
		joinedMethod: 'CREATED',
		joinedAtMs: world.nowMs,
		parentId: world.organization?.roots[0]?.id,
		roles: new Map(roles.map(role => [role.name, role])),
		enabledRegions: new Set(),
		disabledRegions: new Set(),
	};
}

function freeId(world: Context['world'], index: number): string {
	for (let attempt = 0; ; attempt++) {
		const digits = [0, 1].map(half => hash(world.seed, `${world.fingerprint} account ${index} ${attempt} ${half}`));
		const id = digits.map(part => String(part % 1_000_000).padStart(6, '0')).join('');
		if (!world.accounts.has(id)) {
			return id;
		}
	}
}
