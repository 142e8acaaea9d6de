/** Told where the original's tags can't be read. */
export const tagsUnread = 'Its tags can’t be read and are not carried over.';

/** Told where other attempts can't be looked for: what has succeeded in one might be started again. */
export const chainUnread =
	'Whether it was retried before can’t be told: what has succeeded since may be started again.';
