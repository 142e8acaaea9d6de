import type {Failure, Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import {ownValue} from '../../domain/own.ts';
import {quoteForBash} from '../../domain/quote.ts';
import type {RunbookDocument} from '../../domain/runbook-list.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {checkValues} from '../../planning/parameters.ts';
import {parseRunbook} from '../../planning/parse-runbook.ts';
import {type Check, found, nameSome, notFound} from './check.ts';

/** Judge whether the runbook is there, in that version, and takes the request's parameters. */
export function judgeRunbook(
	read: Outcome<RunbookDocument>,
	request: StartRequest,
	central: Location,
): readonly Check[] {
	const {DocumentName} = request;
	if (!read.ok) {
		const isMissing = read.failure.kind === 'not-found';
		return [
			notFound('runbook', isMissing ? 'problem' : 'unknown', read.failure, {
				next: isMissing
					? `Check its name, its version and --region: a runbook is looked for in ${central.region} of account ${central.accountId}.`
					: (read.failure.next ?? null),
			}),
		];
	}

	const {name, version, owner, content} = read.value;
	const runbook = parseRunbook(content, {name, owner, version});
	return [
		found('runbook', 'ok', `The runbook ${DocumentName} is there: version ${version}, owned by ${owner}`),
		...(runbook.ok ? [checkParameters(request, runbook.value.parameters)] : []),
	];
}

function checkParameters(
	{Parameters = {}, TargetParameterName}: StartRequest,
	declared: ReadonlyArray<Parameters<typeof checkValues>[0] & {readonly name: string}>,
): Check {
	const unknown = Object.keys(Parameters)
		.filter(name => !declared.some(one => one.name === name))
		.map(name => `the runbook has no parameter ${name}`);
	const target =
		TargetParameterName === undefined || declared.some(({name}) => name === TargetParameterName)
			? []
			: [`the runbook has no parameter ${TargetParameterName} to put targets into`];
	const wrong = declared
		// The target parameter gets its values from the targets.
		.filter(({name}) => name !== TargetParameterName)
		.flatMap(one => checkValues(one, ownValue(Parameters, one.name) ?? []).map(mistake => `${one.name} ${mistake}`));
	const mistakes = [...unknown, ...target, ...wrong];
	return mistakes.length === 0
		? found('parameters', 'ok', 'The plan’s parameters are what the runbook takes')
		: found('parameters', 'problem', `The runbook doesn’t take the plan’s parameters: ${mistakes.join('; ')}`, {
				next: `Mend the plan. The runbook’s parameters: ${declared.map(({name}) => name).join(', ') || 'none'}.`,
			});
}

/** Whom a runbook is shared with, as far as it can be told. */
export type Shares =
	| {readonly kind: 'everybody'}
	| {readonly kind: 'accounts'; readonly accountIds: readonly string[]}
	/** Only its owner can see that. */
	| {readonly kind: 'of-owner'; readonly owner: string}
	| {readonly kind: 'refused'; readonly failure: Failure};

/** What of the shares is known without asking: everybody has AWS's own runbooks, and only the owner of one sees whom it is shared with. */
export function knowShares(document: string, owner: string | undefined, central: Location): Shares | null {
	if (owner === 'Amazon' || /^(AWS|Amazon)\w*-/.test(document)) {
		return {kind: 'everybody'};
	}

	const owning = owner ?? /^arn:[^:]*:ssm:[^:]*:(\d{12}):/.exec(document)?.[1];
	return owning !== undefined && /^\d{12}$/.test(owning) && owning !== central.accountId
		? {kind: 'of-owner', owner: owning}
		: null;
}

/** The target accounts that need the runbook shared with them. */
export function listSharees(central: Location, locations: readonly Location[]): readonly string[] {
	return [...new Set(locations.map(({accountId}) => accountId))].filter(one => one !== central.accountId);
}

/** The API takes this many accounts a call. */
const accountsPerShare = 20;

function sharing(document: string, {region}: Location, accountIds: readonly string[]): string {
	return `aws ssm modify-document-permission --region ${region} --name ${quoteForBash(document)} --permission-type Share --account-ids-to-add ${accountIds.join(' ')}`;
}

/** Print the commands that share a runbook with every account, one a line. */
function shareAll(document: string, central: Location, accountIds: readonly string[]): string {
	const calls = Math.ceil(accountIds.length / accountsPerShare);
	return Array.from({length: calls}, (_, call) =>
		sharing(document, central, accountIds.slice(call * accountsPerShare, (call + 1) * accountsPerShare)),
	).join('\n');
}

function elsewhere(central: Location, locations: readonly Location[]): readonly Location[] {
	return locations.filter(({accountId}) => accountId !== central.accountId);
}

/** Judge whether a runbook is shared with every account that it is to run in. */
export function judgeShares(
	shares: Shares,
	document: string,
	central: Location,
	locations: readonly Location[],
): readonly Check[] {
	switch (shares.kind) {
		case 'everybody':
			return [];
		case 'refused':
			return [notFound('shared', 'unknown', shares.failure, {locations: elsewhere(central, locations)})];
		case 'of-owner':
			return [
				found(
					'shared',
					'unknown',
					`Only account ${shares.owner}, which owns the runbook, can see whom it is shared with`,
					{
						next: 'Ask there: aws ssm describe-document-permission --permission-type Share.',
						locations: elsewhere(central, locations),
					},
				),
			];
		case 'accounts': {
			const others = listSharees(central, locations);
			const known = new Set(shares.accountIds);
			const missing = others.filter(one => !known.has(one));
			const wanting = new Set(missing);
			return [
				missing.length === 0
					? found('shared', 'ok', `The runbook is shared with all ${others.length} target accounts`)
					: found('shared', 'problem', `The runbook isn’t shared with ${nameSome(missing)}`, {
							next: `Share it: rollgrid runbook publish FILE --account … does it, as does ${sharing(document, central, missing.slice(0, accountsPerShare))}${missing.length > accountsPerShare ? ' …' : ''}`,
							fix: shareAll(document, central, missing),
							locations: locations.filter(({accountId}) => wanting.has(accountId)),
						}),
			];
		}
	}
}
