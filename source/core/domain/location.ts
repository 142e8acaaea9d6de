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

const locationPattern = /^(?<accountId>\d{12})\/(?<region>[a-z]{2,4}(?:-[a-z]+)+-\d{1,2})$/;

/**
Read a location from what an operator typed or pasted.

@returns `undefined` where the text isn't 12 digits, a slash and a Region code; white space around it is allowed.
*/
export function parseLocation(text: string): Location | undefined {
	const groups = locationPattern.exec(text.trim())?.groups;
	return groups?.accountId && groups.region ? {accountId: groups.accountId, region: groups.region} : undefined;
}

/** Whether two locations are the same pair. */
export function isSameLocation(a: Location, b: Location): boolean {
	return a.accountId === b.accountId && a.region === b.region;
}
