/** What a fault does to a request, with a line on each for those who ask for it. */
export const faultKinds = {
	throttle: 'refuses as throttled',
	error: 'answers with an internal error, 500',
	unavailable: 'answers that the service is unavailable, 503',
	slow: 'answers after `delay`, 5 s where none is given',
	'drop-before': 'drops the connection before anything has happened',
	'drop-after': 'drops the connection after it has happened',
	malformed: 'cuts the answer’s body in the middle',
	'expired-token': 'says that the credentials have expired',
	'access-denied': 'says that the caller lacks the right',
	'clock-skew': 'has its clock `delay` ahead, 20 min where none is given',
	'unknown-status': 'gives every status a value that nobody knows',
	'unknown-fields': 'adds members that nobody knows',
	'empty-page': 'puts an empty page with a token before each page',
	'short-page': 'gives pages of half the size',
	'missing-fields': 'leaves optional members out',
	'hostile-text': 'puts control characters, escape sequences and wide characters into texts',
} as const;

export type FaultKind = keyof typeof faultKinds;

/** Trouble on request. What is left out matches everything. */
export type Fault = {
	readonly kind: FaultKind;
	/** Glob over operations, such as `Describe*`. */
	readonly operation?: string | undefined;
	readonly accountId?: string | undefined;
	readonly region?: string | undefined;
	/** Share of the matching requests, 0 to 1; all of them where left out. */
	readonly rate?: number | undefined;
	/** How many requests it hits before it is used up. */
	readonly times?: number | undefined;
	/** Milliseconds of the world's time since the fault was added. */
	readonly fromMs?: number | undefined;
	readonly untilMs?: number | undefined;
	/** How long `slow` takes, or how far `clock-skew` is off. */
	readonly delayMs?: number | undefined;
	/** Instead of the usual text, where the fault is a refusal. */
	readonly message?: string | undefined;
};

export function isFaultKind(text: string): text is FaultKind {
	return Object.hasOwn(faultKinds, text);
}
