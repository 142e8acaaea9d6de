import {awsRegions} from './directory/regions.ts';

/** Where the partition's global services answer, and nowhere else. */
const globalRegions: Readonly<Record<string, string>> = {
	aws: 'us-east-1',
	'aws-cn': 'cn-northwest-1',
	'aws-us-gov': 'us-gov-west-1',
	'aws-eusc': 'eusc-de-east-1',
	'aws-iso': 'us-iso-east-1',
	'aws-iso-b': 'us-isob-east-1',
	'aws-iso-e': 'eu-isoe-west-1',
	'aws-iso-f': 'us-isof-south-1',
};

/** The partition that a world lies in: that of its central Region. */
export function partitionOf(region: string): string {
	return awsRegions.find(({code}) => code === region)?.partition ?? 'aws';
}

/** The Region that Organizations' signatures must be scoped to. `null` in the partition `aws`, where an endpoint of one's own is signed for with the client's Region. */
export function organizationsRegion(partition: string): string | null {
	return partition === 'aws' ? null : (globalRegions[partition] ?? null);
}

/** Put the world's ARNs, which are all written as those of `aws`, into the words of its partition: what goes out. */
export function toWire<T>(partition: string, value: T): T {
	return partition === 'aws' ? value : (mapTexts(value, text => speak(text, 'aws', partition)) as T);
}

/** The way back: what comes in. An ARN of `aws` itself names nothing here. */
export function fromWire<T>(partition: string, value: T): T {
	return partition === 'aws'
		? value
		: (mapTexts(value, text => speak(speak(text, 'aws', 'aws-elsewhere'), partition, 'aws')) as T);
}

/** Trust policies go out percent-encoded. */
function speak(text: string, from: string, to: string): string {
	return text.replaceAll(`arn:${from}:`, `arn:${to}:`).replaceAll(`arn%3A${from}%3A`, `arn%3A${to}%3A`);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') {
		return change(value);
	}

	if (Array.isArray(value)) {
		return value.map(one => mapTexts(one, change));
	}

	return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
		? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, change)]))
		: value;
}
