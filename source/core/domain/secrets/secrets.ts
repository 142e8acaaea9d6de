import type {StartRequest} from '../start-request.ts';
import {knownStatuses} from '../status.ts';
import {looksSecretName, toNamePattern} from './secret-names.ts';
import {isLegible, mask, maskShapes} from './secret-values.ts';

/*
The one judge of what is secret: by name, by shape, and by having been met under a secret name before. Every way out goes by it, the screen as well as files and streams.

What it has learnt is the only thing in core/ that outlives a call and isn't in the state: a value that must never be shown anywhere has no better place than where showing is decided, and to forget it is always safe.
*/
let extraNames: readonly RegExp[] = [];
const declaredNames = new Set<string>();
const knownValues = new Set<string>();

/** More are not remembered: each is looked for in every text. */
const mostValues = 50;

/** Shorter ones would be found in the middle of ordinary words. */
const shortestValue = 6;

/** Add the names of the operator's settings: whole names in any case, `*` for anything. Replaces those given before. */
export function setSecretNames(names: readonly string[]): void {
	extraNames = names.map(toNamePattern);
}

/** Take over what a runbook itself declares to be secret. */
export function declareSecretNames(names: readonly string[]): void {
	for (const name of names) {
		declaredNames.add(name);
	}
}

/** Remember the values that stand under secret names, so that a message that repeats one doesn't show it either. */
export function learnSecrets(parameters: Readonly<Record<string, readonly string[]>> | undefined): void {
	for (const [name, values] of Object.entries(parameters ?? {})) {
		for (const value of isSecretName(name) ? values : []) {
			if (value.length >= shortestValue && !isLegible(value) && !isOrdinary(value) && knownValues.size < mostValues) {
				knownValues.add(value);
			}
		}
	}
}

/** Forget what was learnt and declared. */
export function forgetSecrets(): void {
	extraNames = [];
	declaredNames.clear();
	knownValues.clear();
}

/** What stands on every screen: to mask it everywhere would hide more than it keeps. */
function isOrdinary(value: string): boolean {
	return (
		/^\d{12}$/.test(value) || /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(value) || knownStatuses.some(status => status === value)
	);
}

/** Whether something of this name most likely holds a secret: a parameter, a member, a variable. Names of secrets, their ARNs and IDs don't. */
export function isSecretName(name: string): boolean {
	return declaredNames.has(name) || looksSecretName(name, extraNames);
}

/** A text with every secret in it masked: of a secret's shape, behind a secret name, or met before under one. */
export function maskText(text: string): string {
	let masked = text;
	for (const value of knownValues) {
		if (masked.includes(value)) {
			masked = masked.replaceAll(value, mask);
		}

		const escaped = JSON.stringify(value).slice(1, -1);
		if (escaped !== value && masked.includes(escaped)) {
			masked = masked.replaceAll(escaped, mask);
		}
	}

	return maskShapes(masked, isSecretName);
}

/** Prepare a text for standard output. JSON stays as it is, since its members have been masked one by one; anything else is masked as text. */
export function maskPrinted(line: string): string {
	return isJson(line) ? line : maskText(line);
}

function isJson(text: string): boolean {
	if (!/^[[{]/.test(text)) {
		return false;
	}

	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** Mask one value under its name. JSON within it is parsed. */
export function maskValue(name: string, text: string): string {
	return isSecretName(name) && !isLegible(text) ? mask : maskJson(text);
}

function maskJson(text: string): string {
	if (/^\s*[[{]/.test(text)) {
		try {
			const value: unknown = JSON.parse(text);
			const masked = maskMembers(value);
			return masked === value ? text : JSON.stringify(masked);
		} catch {
			// Not JSON after all.
		}
	}

	return maskText(text);
}

/**
A copy of a value in which every secret is masked, at any depth; the value itself where there is none.

@param exact - Names of members that stay as they are.
*/
export function maskMembers<T>(value: T, name = '', exact: readonly string[] = []): T {
	return maskAny(value, name, exact) as T;
}

function maskAny(value: unknown, name: string, exact: readonly string[]): unknown {
	if (typeof value === 'string') {
		const shown = name === 'TargetLocationsURL' ? value.replace(/\?.*$/s, `?${mask}`) : value;
		return maskValue(name, shown);
	}

	if (Array.isArray(value)) {
		const masked = value.map(one => maskAny(one, name, exact));
		return masked.some((one, place) => one !== value[place]) ? masked : value;
	}

	if (typeof value === 'number' && isSecretName(name)) {
		return mask;
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	const pairs = Object.entries(value);
	const label = labelOf(value as Readonly<Record<string, unknown>>);
	const masked = pairs.map(([key, member]) => {
		const within = /^values?$/i.test(key) ? (label ?? nameOf(key, name)) : nameOf(key, name);
		return [key, exact.includes(key) ? member : maskAny(member, within, exact)] as const;
	});
	return masked.some(([, member], place) => member !== pairs[place]![1]) ? Object.fromEntries(masked) : value;
}

/** The name beside a value, as tags and variables have it: `{Key: 'DbPassword', Value: …}`. */
function labelOf({Key, Name, key, name}: Readonly<Record<string, unknown>>): string | undefined {
	return [Key, Name, key, name].find((one): one is string => typeof one === 'string' && isSecretName(one));
}

/** What lies within a secret is one, whatever its own name. */
function nameOf(key: string, above: string): string {
	return isSecretName(above) && !isSecretName(key) ? above : key;
}

/** Whether a parameter's values would be masked. */
function isSecretParameter(name: string, values: readonly string[]): boolean {
	return values.some(value => maskValue(name, value) !== value);
}

/**
A request as it may lie on disk: secret values masked, and without the signature of a presigned address, which is a credential too.

@returns `isWhole` is false where something was left out: such a request can't be sent again from what was written.
*/
export function withoutSecrets(request: StartRequest): {readonly request: StartRequest; readonly isWhole: boolean} {
	const {TargetLocationsURL, Parameters, ...rest} = request;
	const secret = Object.entries(Parameters ?? {}).filter(([name, values]) => isSecretParameter(name, values));
	const isSigned = TargetLocationsURL?.includes('?') ?? false;
	const masked = maskMembers(rest);
	if (secret.length === 0 && !isSigned && masked === rest) {
		return {request, isWhole: true};
	}

	const parameters = {
		...Parameters,
		...Object.fromEntries(secret.map(([name, values]) => [name, values.map(() => mask)])),
	};
	return {
		isWhole: false,
		request: {
			...request,
			...masked,
			...(Parameters && {Parameters: parameters}),
			...(TargetLocationsURL !== undefined && {TargetLocationsURL: TargetLocationsURL.replace(/\?.*$/s, '')}),
		},
	};
}

/**
A request to hand on, in a plan or a command line: parameters that hold a secret are left out whole, so that nobody sends a mask for a password.

@returns `leftOut` names them, for whoever has to put them back.
*/
export function leaveOutSecrets(request: StartRequest): {
	readonly request: StartRequest;
	readonly leftOut: readonly string[];
} {
	const {request: safe, isWhole} = withoutSecrets(request);
	if (isWhole) {
		return {request, leftOut: []};
	}

	const {Parameters, ...rest} = safe;
	const names = Object.entries(request.Parameters ?? {})
		.filter(([name, values]) => isSecretParameter(name, values))
		.map(([name]) => name);
	const kept = Object.entries(Parameters ?? {}).filter(([name]) => !names.includes(name));
	const changed = Object.entries(rest)
		.filter(([member, value]) => JSON.stringify(value) !== JSON.stringify(request[member as keyof StartRequest]))
		.map(([member]) =>
			member === 'TargetLocationsURL' ? 'the signature of TargetLocationsURL' : `parts of ${member}`,
		);
	// Built anew in the order that the request has.
	const members = Object.entries(safe).flatMap(([member, value]) =>
		member !== 'Parameters' ? [[member, value]] : kept.length === 0 ? [] : [[member, Object.fromEntries(kept)]],
	);
	return {request: Object.fromEntries(members) as StartRequest, leftOut: [...names, ...changed]};
}
