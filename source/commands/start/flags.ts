import {toggle} from '../line/flag.ts';

/** Flags of the commands that start something. */
export const startingFlags = {
	'dry-run': toggle('print what would be started, and start nothing'),
	watch: toggle('follow it after starting, to its end'),
};

/** Text of a location that may be given several times. */
export const anyLocation = 'a location; may be given several times';
