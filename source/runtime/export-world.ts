import {findTrustProblems} from '../core/actions/preflight/role-trust.ts';
import {type AccountReading, administrationRole, type WorldReading} from '../core/actions/world/read-world.ts';
import {type Failure, type Outcome, succeed} from '../core/domain/failure.ts';
import {roleArn} from '../core/domain/partition.ts';
import type {Catalog} from '../ports/catalog.ts';
import type {Choices} from '../ports/choices.ts';
import type {Documents} from '../ports/documents.ts';
import type {Roles} from '../ports/roles.ts';
import {readPages} from './read-pages.ts';

/** What an export of an organization reads. All of it is read-only. */
export type WorldPorts = {
	readonly catalog: Pick<Catalog, 'listRunbooks'>;
	readonly choices: Pick<Choices, 'listOptInRegions'>;
	readonly documents: Pick<Documents, 'readDocument'>;
	readonly roles: Roles;
};

/** The callbacks of an export. */
export type WorldProgress = {
	/** More is known and should be saved: an interrupted export continues from the last save. */
	readonly keep: (reading: WorldReading) => Promise<void>;
	/** Something can't be read, and the world does without it. Reported once for each kind. */
	readonly miss: (what: 'roles' | 'regions' | 'runbooks', failure: Failure) => void;
	readonly isInterrupted: () => boolean;
};

/** How many accounts are read at once. */
const atATime = 4;

/**
Read what a world file contains of each account and each runbook, beside the directory.

@param begun - What was read before: only the rest is read.
@param runbooks - Names; `null` for all of the central account’s own.
@returns Everything that can be read; after an interruption, what was read until then.
*/
export async function exportWorld(
	ports: WorldPorts,
	begun: WorldReading,
	{
		accountIds,
		runbooks,
		progress,
	}: {
		readonly accountIds: readonly string[];
		readonly runbooks: readonly string[] | null;
		readonly progress: WorldProgress;
	},
): Promise<Outcome<WorldReading>> {
	let reading = begun;
	const names = runbooks ?? (await listOwn(ports.catalog, begun, progress));
	for (const name of names.filter(one => reading.runbooks[one] === undefined)) {
		if (progress.isInterrupted()) {
			return succeed(reading);
		}

		const read = await ports.documents.readDocument(reading.central, name, '$DEFAULT');
		if (read.ok && read.value !== null) {
			reading = {...reading, runbooks: {...reading.runbooks, [name]: read.value.content}};
		} else if (!read.ok) {
			progress.miss('runbooks', read.failure);
		}
	}

	await progress.keep(reading);
	const left = accountIds.filter(id => reading.accounts[id] === undefined);
	const reader = new AccountReader(ports, begun, progress);
	for (let at = 0; at < left.length && !progress.isInterrupted(); at += atATime) {
		const some = left.slice(at, at + atATime);
		const read = await Promise.all(some.map(async id => [id, await reader.read(id)] as const));
		reading = {...reading, accounts: {...reading.accounts, ...Object.fromEntries(read)}};
		await progress.keep(reading);
	}

	return succeed(reading);
}

async function listOwn(
	catalog: WorldPorts['catalog'],
	{central}: WorldReading,
	{miss}: WorldProgress,
): Promise<readonly string[]> {
	const listed = await readPages(token => catalog.listRunbooks(central, 'Self', token));
	if (!listed.ok) {
		miss('runbooks', listed.failure);
	}

	return listed.ok ? listed.value.map(({name}) => name) : [];
}

class AccountReader {
	readonly #ports: WorldPorts;
	readonly #reading: WorldReading;
	readonly #miss: WorldProgress['miss'];
	/** Where one account refuses its Regions, all of them do. */
	#mayListRegions = true;

	constructor(ports: WorldPorts, reading: WorldReading, {miss}: WorldProgress) {
		this.#ports = ports;
		this.#reading = reading;
		this.#miss = miss;
	}

	async read(accountId: string): Promise<AccountReading> {
		const [execution, regions] = await Promise.all([this.#readRole(accountId), this.#readRegions(accountId)]);
		return {execution, regions};
	}

	async #readRole(accountId: string): Promise<AccountReading['execution']> {
		const {central, executionRole} = this.#reading;
		const read = await this.#ports.roles.readRole({...central, accountId}, executionRole);
		if (!read.ok) {
			this.#miss('roles', read.failure);
			return 'unknown';
		}

		if (read.value === null) {
			return 'missing';
		}

		const {trustPolicy} = read.value;
		const {problems} = findTrustProblems(trustPolicy, {
			accountId,
			centralAccountId: central.accountId,
			administrationRoleArn: roleArn(central, administrationRole),
		});
		return problems.length > 0
			? 'missing'
			: trustPolicy.includes(`:iam::${central.accountId}:root`)
				? 'old'
				: 'current';
	}

	async #readRegions(accountId: string): Promise<readonly string[] | null> {
		const {central} = this.#reading;
		const isOwn = accountId === central.accountId;
		if (!isOwn && !this.#mayListRegions) {
			return null;
		}

		const read = await this.#ports.choices.listOptInRegions(central, accountId);
		if (read.ok) {
			return read.value;
		}

		this.#mayListRegions &&= isOwn || read.failure.kind !== 'denied';
		this.#miss('regions', read.failure);
		return null;
	}
}
