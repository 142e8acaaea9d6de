import {type Fault, faultKinds, isFaultKind} from './fault.ts';

/**
Read a fault as `--fault` and the control address take it: a kind, then conditions, with commas between.

	throttle,operation=Describe*,account=111122223333,region=eu-west-1,rate=0.3,times=5,from=10s,until=2m
	slow,operation=GetAutomationExecution,delay=500ms
	access-denied,message=Not today

Spans are `500ms`, `10s`, `2m`, `1h`; `from` and `until` count the world's time since the fault was added. A message goes to the end of the text, commas and all.

@throws RangeError that says everything that is wrong with it, and what is allowed.
*/
export function parseFault(text: string): Fault {
	const [start = '', message] = splitMessage(text.trim());
	const [kind = '', ...conditions] = start.split(',').map(part => part.trim());
	const mistakes: string[] = [];
	const known = isFaultKind(kind) ? kind : undefined;
	if (known === undefined) {
		mistakes.push(`"${kind}" is no kind of fault; there are ${Object.keys(faultKinds).join(', ')}`);
	}

	let where: Conditions = message === undefined ? {} : {message};
	for (const condition of conditions.filter(part => part !== '')) {
		const [name = '', value = ''] = splitOnce(condition, '=');
		const reader = conditionReaders.get(name);
		if (reader === undefined) {
			mistakes.push(
				`"${condition}" is no condition of a fault; there are ${[...conditionReaders.keys(), 'message'].join('=, ')}=`,
			);
			continue;
		}

		const read = reader.read(value);
		if (read === undefined) {
			mistakes.push(`"${condition}": ${name} is ${reader.takes}`);
		} else {
			where = {...where, ...read};
		}
	}

	if (known === undefined || mistakes.length > 0) {
		throw new RangeError(mistakes.join('\n'));
	}

	return {kind: known, ...where};
}

type Conditions = Omit<Fault, 'kind'>;

type Reader = {
	readonly takes: string;
	/** `undefined` for what it doesn't take. */
	readonly read: (value: string) => Conditions | undefined;
};

const span = 'a time such as 500ms, 10s or 2m';

const conditionReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	[
		'operation',
		{
			takes: 'an operation or a glob such as Describe*',
			read: value => (/^[A-Za-z*?]+$/.test(value) ? {operation: value} : undefined),
		},
	],
	[
		'account',
		{takes: 'an account ID of 12 digits', read: value => (/^\d{12}$/.test(value) ? {accountId: value} : undefined)},
	],
	[
		'region',
		{takes: 'a Region such as eu-west-1', read: value => (/^[a-z0-9-]+$/.test(value) ? {region: value} : undefined)},
	],
	['rate', {takes: 'a share from 0 to 1', read: value => (isShare(value) ? {rate: Number(value)} : undefined)}],
	['times', {takes: 'a whole number', read: value => (/^\d+$/.test(value) ? {times: Number(value)} : undefined)}],
	['from', {takes: span, read: value => ofSpan(value, fromMs => ({fromMs}))}],
	['until', {takes: span, read: value => ofSpan(value, untilMs => ({untilMs}))}],
	['delay', {takes: span, read: value => ofSpan(value, delayMs => ({delayMs}))}],
]);

function isShare(value: string): boolean {
	return value !== '' && Number(value) >= 0 && Number(value) <= 1;
}

function ofSpan(value: string, toConditions: (ms: number) => Conditions): Conditions | undefined {
	const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value);
	const unit = found?.[2] as 'ms' | 's' | 'm' | 'h' | undefined;
	return unit === undefined
		? undefined
		: toConditions(Number(found![1]) * {ms: 1, s: 1000, m: 60_000, h: 3_600_000}[unit]);
}

function splitMessage(text: string): readonly [string, string?] {
	const at = text.search(/,\s*message=/);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(text.indexOf('=', at) + 1)];
}

function splitOnce(text: string, sign: string): readonly [string, string?] {
	const at = text.indexOf(sign);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
