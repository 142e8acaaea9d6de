/**
One account–Region pair: the unit that a fan-out starts, reports and retries.

Account IDs stay strings: they are 12 digits with leading zeros that a number would lose.
*/
export type Location = {
	/** 12 digits. */
	readonly accountId: string;
	/** A Region code such as `eu-west-1`. */
	readonly region: string;
};

/** Write a location the way the product prints it everywhere: `111122223333/eu-west-1`. */
export function printLocation({accountId, region}: Location): string {
	return `${accountId}/${region}`;
}

/** An account ID. */
export const accountPattern = /^\d{12}$/;

/** A Region code: what it is made of, not that there is such a Region. */
export const regionPattern = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/**
Read a location from what an operator typed or pasted.

@returns `undefined` where the text isn't 12 digits, a slash and a Region code; white space around it is allowed.
*/
export function parseLocation(text: string): Location | undefined {
	const location = readLocationKey(text.trim());
	return accountPattern.test(location.accountId) && regionPattern.test(location.region) ? location : undefined;
}

/** The location of a key that `printLocation` made. Whatever AWS called the Region comes back; a text that is no key gives a location that there isn't. */
export function readLocationKey(key: string): Location {
	const [accountId = '', ...region] = key.split('/');
	return {accountId, region: region.join('/')};
}

/** Whether two locations are the same pair. */
export function isSameLocation(a: Location, b: Location): boolean {
	return a.accountId === b.accountId && a.region === b.region;
}
