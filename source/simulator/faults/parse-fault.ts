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
	if (!isFaultKind(kind)) {
		mistakes.push(`"${kind}" is no kind of fault; there are ${Object.keys(faultKinds).join(', ')}`);
	}

	const fault: Record<string, unknown> = {kind, ...(message === undefined ? {} : {message})};
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
		if (read === undefined || Number.isNaN(read)) {
			mistakes.push(`"${condition}": ${name} is ${reader.takes}`);
		} else {
			fault[reader.member] = read;
		}
	}

	if (mistakes.length > 0) {
		throw new RangeError(mistakes.join('\n'));
	}

	return fault as unknown as Fault;
}

type Reader = {
	readonly member: keyof Fault;
	readonly takes: string;
	/** `undefined` or `NaN` for what it doesn't take. */
	readonly read: (value: string) => string | number | undefined;
};

const span = {takes: 'a time such as 500ms, 10s or 2m', read: parseSpan};

const conditionReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	[
		'operation',
		{member: 'operation', takes: 'an operation or a glob such as Describe*', read: matched(/^[A-Za-z*?]+$/)},
	],
	['account', {member: 'accountId', takes: 'an account ID of 12 digits', read: matched(/^\d{12}$/)}],
	['region', {member: 'region', takes: 'a Region such as eu-west-1', read: matched(/^[a-z0-9-]+$/)}],
	['rate', {member: 'rate', takes: 'a share from 0 to 1', read: value => numberUpTo(1, value)}],
	['times', {member: 'times', takes: 'a whole number', read: value => Number(matched(/^\d+$/)(value))}],
	['from', {member: 'fromMs', ...span}],
	['until', {member: 'untilMs', ...span}],
	['delay', {member: 'delayMs', ...span}],
]);

function matched(pattern: RegExp): (value: string) => string | undefined {
	return value => (pattern.test(value) ? value : undefined);
}

function numberUpTo(most: number, value: string): number {
	const number = value === '' ? Number.NaN : Number(value);
	return number >= 0 && number <= most ? number : Number.NaN;
}

/** In milliseconds. */
function parseSpan(value: string): number | undefined {
	const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(value);
	const unit = found?.[2] as 'ms' | 's' | 'm' | 'h' | undefined;
	return unit === undefined ? undefined : Number(found![1]) * {ms: 1, s: 1000, m: 60_000, h: 3_600_000}[unit];
}

function splitMessage(text: string): readonly [string, string?] {
	const at = text.search(/,\s*message=/);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(text.indexOf('=', at) + 1)];
}

function splitOnce(text: string, sign: string): readonly [string, string?] {
	const at = text.indexOf(sign);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
