/** What can have a custom colour: statuses, then surfaces. Cancelled and unknown locations have the colour of waiting ones. */
export const colorNames = [
	'succeeded',
	'failed',
	'running',
	'waiting',
	'notBegun',
	'neverRan',
	'accent',
	'text',
	'muted',
	'selection',
] as const;

export type ColorName = (typeof colorNames)[number];

const plainNames = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** The terminal's own sixteen colours, in order. */
export const sixteenNames: readonly string[] = [...plainNames, ...plainNames.map(name => `bright-${name}`)];

/** Whether it is a colour of the settings: a number, `#rrggbb`, `default`, or a name. */
export const isColor = (value: unknown): boolean =>
	typeof value === 'string' &&
	(value === 'default' ||
		sixteenNames.includes(value) ||
		/^#[\da-f]{6}$/i.test(value) ||
		(/^\d{1,3}$/.test(value) && Number(value) <= 255));
