/** The typed conditions of a gate, each as the text of its field; an empty one demands nothing. */
export type GateDraft = {
	readonly succeeded: string;
	readonly failures: string;
	readonly after: string;
	readonly alarm: string;
	/** `step.name=value` */
	readonly output: string;
	/** `yes` or empty. */
	readonly approve: string;
	readonly window: string;
	readonly calendar: string;
	readonly otherwise: string;
};

/** Rings that are being typed; an empty text means no rings. */
export type RingsDraft = {
	/** `1 location, then 5 %, then the rest` */
	readonly text: string;
	/** The gates after the rings, in order; one that is left out demands that every location succeeded. */
	readonly gates: readonly (GateDraft | undefined)[];
};

export const noRings: RingsDraft = {text: '', gates: []};

export const noGate: GateDraft = {
	succeeded: '',
	failures: '',
	after: '',
	alarm: '',
	output: '',
	approve: '',
	window: '',
	calendar: '',
	otherwise: 'stop',
};
