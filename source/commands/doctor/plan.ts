import type {Location} from '../../core/domain/location.ts';
import {ownValue} from '../../core/domain/own.ts';
import {quoteForBash} from '../../core/domain/quote.ts';
import type {StartRequest} from '../../core/domain/start-request.ts';
import {checkValues} from '../../core/planning/parameters.ts';
import {parseRunbook} from '../../core/planning/parse-runbook.ts';
import {readPages} from '../../runtime/read-pages.ts';
import {type Check, found, nameSome, notFound} from './check.ts';
import type {DoctorServices} from './doctor.ts';

/** The runbook of a plan: there, in that version, fed with what it takes, and shared with whom it runs at. */
export async function checkRunbook(
	services: DoctorServices,
	central: Location,
	request: StartRequest,
	locations: readonly Location[],
): Promise<readonly Check[]> {
	const {DocumentName, DocumentVersion = '$DEFAULT'} = request;
	const read = await services.catalog.readRunbook(central, DocumentName, DocumentVersion);
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
		...(await checkShares(services, central, DocumentName, owner, locations)),
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

async function checkShares(
	{catalog}: DoctorServices,
	central: Location,
	document: string,
	owner: string,
	locations: readonly Location[],
): Promise<readonly Check[]> {
	if (owner === 'Amazon' || /^(AWS|Amazon)\w*-/.test(document)) {
		return [];
	}

	const others = [...new Set(locations.map(({accountId}) => accountId))].filter(one => one !== central.accountId);
	if (others.length === 0) {
		return [];
	}

	if (/^\d{12}$/.test(owner) && owner !== central.accountId) {
		return [
			found('shared', 'unknown', `Only account ${owner}, which owns the runbook, can see whom it is shared with`, {
				next: 'Ask there: aws ssm describe-document-permission --permission-type Share.',
			}),
		];
	}

	const shares = await readPages(token => catalog.listShares(central, document, token));
	if (!shares.ok) {
		return [notFound('shared', 'unknown', shares.failure)];
	}

	const missing = shares.value.includes('all') ? [] : others.filter(one => !shares.value.includes(one));
	return [
		missing.length === 0
			? found('shared', 'ok', `The runbook is shared with all ${others.length} target accounts`)
			: found('shared', 'problem', `The runbook isn’t shared with ${nameSome(missing)}`, {
					// The API takes 20 accounts a call.
					next: `Share it: aws ssm modify-document-permission --region ${central.region} --name ${quoteForBash(document)} --permission-type Share --account-ids-to-add ${missing.slice(0, 20).join(' ')}${missing.length > 20 ? ' …' : ''}`,
					locations: locations.filter(({accountId}) => missing.includes(accountId)),
				}),
	];
}
