/** A failure message with what is particular to one location taken out. */
export type GeneralMessage = {
	/** The message with a word in angle brackets, such as `‹role ARN›`, for each thing taken out. */
	readonly pattern: string;
	/** What was taken out, in order. */
	readonly values: readonly MessageValue[];
};

type MessageValue = {readonly kind: string; readonly text: string};

type Particular = {readonly kind: string; readonly pattern: RegExp};

/** What varies from one location to the next though the cause is the same; what contains others stands before them. */
const particulars: readonly Particular[] = [
	{kind: 'role ARN', pattern: /arn:aws[\w-]*:(?:iam|sts)::\d{12}:(?:assumed-)?role\/[\w+=,.@/-]*[\w+=@/-]/},
	{kind: 'ARN', pattern: /arn:aws[\w-]*:[\w-]*:[\w-]*:\d*:[^\s,;"'()]*[^\s,;"'().:]/},
	{kind: 'time', pattern: /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/},
	{
		kind: 'time',
		pattern:
			/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[a-z]* [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2}(?: [A-Z]{3,4})?(?: \d{4})?/,
	},
	{kind: 'UUID', pattern: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-zA-Z]{12}\b/i},
	{kind: 'request ID', pattern: /(?<=Request ?ID: ?)(?!null)[\w+/=-]{10,}/i},
	{kind: 'IP address', pattern: /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:\/\d{1,2})?\b/},
	{kind: 'IP address', pattern: /\b(?:[\da-f]{1,4}:){3,7}[\da-f]{0,4}\b|\b(?:[\da-f]{1,4}:){1,6}:(?:[\da-f]{1,4})?/i},
	{
		kind: 'resource ID',
		pattern:
			/\b(?:m?i|ami|vol|snap|sg|subnet|vpc|eni|rtb|igw|nat|ou|acl|eipalloc|lt|vpce|pl|fs|cmd)-[\da-z]*\d[\da-z-]*\b/,
	},
	{kind: 'account ID', pattern: /\b\d{12}\b/},
	{kind: 'Region', pattern: /\b(?:us|ca|mx|sa|eu|eusc|il|me|af|ap|cn)(?:-[a-z]+){1,2}-\d{1,2}[a-f]?\b/},
	{kind: 'ID', pattern: /\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{16,}\b/i},
	{kind: 'number', pattern: /(?<![\w.-])\d{5,}(?![\w-])/},
];

const anyParticular = new RegExp(particulars.map(({pattern}) => `(${pattern.source})`).join('|'), 'gi');

/** Beyond this a message says nothing new about its cause, and a pattern would only cost time. */
const longestMessage = 2000;

/**
Take out of a failure message what is particular to one location: ARNs, IDs, times, IP addresses, account IDs, Regions. What is left names the cause.

@param message - In AWS's words.
*/
export function generalizeMessage(message: string): GeneralMessage {
	const values: MessageValue[] = [];
	const pattern = message.slice(0, longestMessage).replace(anyParticular, (text, ...groups) => {
		const {kind} = particulars[groups.findIndex(group => group !== undefined)]!;
		values.push({kind, text});
		return `‹${kind}›`;
	});
	return {pattern: pattern.replace(/\s+/g, ' ').trim(), values};
}

/** Frames that AWS puts round what really happened. */
const frames: readonly RegExp[] = [
	/^The automation execution \S+ ended with status \w+[:.] ?/,
	/^Step (?:fails|timed out) when it is [^.]+\. /,
	/ ?Please refer to Automation Service Troubleshooting Guide for more diagnosis details\.?/g,
];

/** A message or pattern without the frames that AWS puts round the cause, for a single line. The whole of it where nothing else is in it. */
export function headlineOf(message: string): string {
	const bare = frames.reduce((text, frame) => text.replace(frame, ''), message).trim();
	return bare === '' ? message : bare;
}
