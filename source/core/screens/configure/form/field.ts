import type {ChoiceList} from '../../../state/launch-effect.ts';

/** One field of a form. */
export type FormField = {
	readonly id: string;
	/** Its name in problems, such as `parameters.InstanceId`; the ID if left out. */
	readonly problems: readonly string[];
	readonly label: string;
	/** `text` is typed, `choice` picked from `options`. */
	readonly kind: 'text' | 'choice';
	readonly value: string;
	/** Shown while the field is empty: AWS's default. */
	readonly placeholder: string;
	/** For a choice: the value that is sent, and its label. */
	readonly options: ReadonlyArray<{readonly value: string; readonly label: string}>;
	/** Lists from AWS that complete the text. */
	readonly completes: ChoiceList | null;
	/** Values to complete from that need no request. */
	readonly known: readonly string[];
	readonly isRequired: boolean;
	/** Whether a line break in a pasted text separates two values. */
	readonly isList: boolean;
	/** Its purpose, in a sentence or two. */
	readonly help: string;
	readonly error: string | null;
	/** A heading above it, where a new part of the form begins. */
	readonly heading: string | null;
};

/** A field as a section defines it; a missing member is empty. */
export type Part = Partial<FormField> & Pick<FormField, 'id' | 'label' | 'value'>;
