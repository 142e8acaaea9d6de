import type {OrganizationsClient, Account as SdkAccount} from '@aws-sdk/client-organizations';
import type {Account, OrganizationalUnit, Region} from '../../core/domain/account.ts';
import {fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Ask} from './automation.ts';
import {StrangeAnswerError} from './check-answers.ts';
import type {Environment} from './environment/environment.ts';
import {toFailure} from './failures.ts';

const servicesPath = '/aws/service/global-infrastructure/services/ssm/regions';
const regionsPath = '/aws/service/global-infrastructure/regions';

/** How often a throttled page of the organization is retried. Organizations throttles early, and all callers together. */
const triesPerPage = 6;

export type DirectorySource = {
	readonly central: () => Promise<Outcome<Location>>;
	readonly identify: Directory['identify'];
	readonly ask: Ask;
	readonly organizations: () => Promise<OrganizationsClient>;
	/** For the words of failures. */
	readonly environment: () => Environment | null;
	readonly pause: (ms: number) => Promise<void>;
};

/** Accounts from Organizations and Regions from Systems Manager's public parameters. */
export function createDirectory({
	central,
	identify,
	ask,
	organizations,
	environment,
	pause,
}: DirectorySource): Directory {
	return {
		identify,

		async listAccounts() {
			const what = 'list the accounts of the organization';
			try {
				const client = await organizations();
				return succeed(await walkOrganization(client, pause));
			} catch (error) {
				const attempt = {what, operation: 'organizations:ListAccounts', environment: environment()};
				return fail(toFailure(error, attempt));
			}
		},

		async readAccountTags(accountId) {
			const what = `read the tags of account ${accountId}`;
			try {
				const client = await organizations();
				return succeed(await walkTags(client, accountId, pause));
			} catch (error) {
				const attempt = {what, operation: 'organizations:ListTagsForResource', environment: environment()};
				return fail(toFailure(error, attempt));
			}
		},

		async listRegions() {
			const where = await central();
			if (!where.ok) {
				return where;
			}

			const attempt = {what: 'list the Regions', operation: 'GetParametersByPath', where: where.value};
			return ask(attempt, async (client, sdk) => {
				const codes: string[] = [];
				let token: string | undefined;
				do {
					const answer = await client.send(
						new sdk.GetParametersByPathCommand({
							Path: servicesPath,
							MaxResults: 10,
							...(token === undefined ? {} : {NextToken: token}),
						}),
					);
					codes.push(...(answer.Parameters ?? []).map(({Value}) => Value ?? '').filter(Boolean));
					token = answer.NextToken || undefined;
				} while (token !== undefined);

				if (codes.length === 0) {
					throw new StrangeAnswerError('The answer lists no Region');
				}

				const longNames = new Map<string, string>();
				for (let from = 0; from < codes.length; from += 10) {
					const Names = codes.slice(from, from + 10).map(code => `${regionsPath}/${code}/longName`);
					const answer = await client.send(new sdk.GetParametersCommand({Names}));
					for (const {Name = '', Value = ''} of answer.Parameters ?? []) {
						longNames.set(Name.split('/').at(-2) ?? '', Value);
					}
				}

				return codes.map((code): Region => ({code, longName: longNames.get(code) ?? null}));
			});
		},
	};
}

/** Every account with its OUs: one pass over the accounts for their state and paths, one over the OUs for the names. */
async function walkOrganization(
	client: OrganizationsClient,
	pause: (ms: number) => Promise<void>,
): Promise<readonly Account[]> {
	const sdk = await import('./sdk/organizations.ts');
	const patiently = <T>(call: () => Promise<T>) => tryAgain(call, pause);
	const units = new Map<string, OrganizationalUnit>();
	const parents = new Map<string, string>();
	const accounts: SdkAccount[] = [];

	const roots = await patiently(() => client.send(new sdk.ListRootsCommand({})));
	let token: string | undefined;
	do {
		const page = await patiently(() =>
			client.send(new sdk.ListAccountsCommand(token === undefined ? {} : {NextToken: token})),
		);
		accounts.push(...(page.Accounts ?? []));
		token = page.NextToken || undefined;
	} while (token !== undefined);

	const walk = async (parentId: string): Promise<void> => {
		let next: string | undefined;
		do {
			const page = await patiently(() =>
				client.send(
					new sdk.ListOrganizationalUnitsForParentCommand({
						ParentId: parentId,
						...(next === undefined ? {} : {NextToken: next}),
					}),
				),
			);
			for (const {Id = '', Name = ''} of page.OrganizationalUnits ?? []) {
				units.set(Id, {id: Id, name: Name});
				parents.set(Id, parentId);
				await walk(Id);
			}

			next = page.NextToken || undefined;
		} while (next !== undefined);
	};

	for (const root of roots.Roots ?? []) {
		await walk(root.Id ?? '');
	}

	const havePaths = accounts.every(account => (pathOf(account)?.length ?? 0) > 0);
	if (!havePaths) {
		await findParents(client, patiently, [...(roots.Roots ?? []).map(({Id = ''}) => Id), ...units.keys()], parents);
	}

	const [{Id: rootId} = {}] = roots.Roots ?? [];
	return accounts.map(account => ({
		...(rootId !== undefined && {rootId}),
		accountId: account.Id ?? '',
		name: account.Name ?? null,
		path: havePaths ? unitsOnPath(pathOf(account)![0]!, units) : unitsAbove(account.Id ?? '', parents, units),
		state: readState(account),
	}));
}

async function walkTags(
	client: OrganizationsClient,
	accountId: string,
	pause: (ms: number) => Promise<void>,
): Promise<Readonly<Record<string, string>>> {
	const {ListTagsForResourceCommand} = await import('./sdk/organizations.ts');
	const tags: Record<string, string> = {};
	let token: string | undefined;
	do {
		const input = {ResourceId: accountId, ...(token === undefined ? {} : {NextToken: token})};
		const page = await tryAgain(() => client.send(new ListTagsForResourceCommand(input)), pause);
		for (const {Key = '', Value = ''} of page.Tags ?? []) {
			tags[Key] = Value;
		}

		token = page.NextToken || undefined;
	} while (token !== undefined);
	return tags;
}

async function findParents(
	client: OrganizationsClient,
	patiently: <T>(call: () => Promise<T>) => Promise<T>,
	parentIds: readonly string[],
	parents: Map<string, string>,
): Promise<void> {
	const {ListChildrenCommand} = await import('./sdk/organizations.ts');
	for (const ParentId of parentIds) {
		let next: string | undefined;
		do {
			const page = await patiently(() =>
				client.send(
					new ListChildrenCommand({ParentId, ChildType: 'ACCOUNT', ...(next === undefined ? {} : {NextToken: next})}),
				),
			);
			for (const {Id = ''} of page.Children ?? []) {
				parents.set(Id, ParentId);
			}

			next = page.NextToken || undefined;
		} while (next !== undefined);
	}
}

async function tryAgain<T>(call: () => Promise<T>, pause: (ms: number) => Promise<void>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await call();
		} catch (error) {
			const isThrottled = /^(TooManyRequests|Throttling)/.test((error as Error).name);
			if (!isThrottled || attempt === triesPerPage) {
				throw error;
			}

			await pause(500 * 2 ** attempt);
		}
	}
}

/** `Paths` is newer than some SDK versions' types. */
function pathOf(account: SdkAccount): readonly string[] | undefined {
	return (account as {readonly Paths?: readonly string[]}).Paths;
}

/** `State` is what to read; `Status`, which it replaces, is the fallback. */
function readState(account: SdkAccount): string | null {
	return (account as {readonly State?: string}).State ?? account.Status ?? null;
}

function unitsOnPath(path: string, units: ReadonlyMap<string, OrganizationalUnit>): readonly OrganizationalUnit[] {
	return path
		.split('/')
		.filter(part => part.startsWith('ou-'))
		.map(id => units.get(id) ?? {id, name: id});
}

function unitsAbove(
	accountId: string,
	parents: ReadonlyMap<string, string>,
	units: ReadonlyMap<string, OrganizationalUnit>,
): readonly OrganizationalUnit[] {
	const path: OrganizationalUnit[] = [];
	for (let id = parents.get(accountId); id?.startsWith('ou-'); id = parents.get(id)) {
		path.unshift(units.get(id) ?? {id, name: id});
	}

	return path;
}
