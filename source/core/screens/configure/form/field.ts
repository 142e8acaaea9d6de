import type {ChoiceList} from '../../../state/launch-effect.ts';

/** One field of a form. */
export type FormField = {
	readonly id: string;
	/** What problems call it, such as `parameters.InstanceId`; the ID if nothing else. */
	readonly problems: readonly string[];
	readonly label: string;
	/** `text` is typed, `choice` picked from `options`. */
	readonly kind: 'text' | 'choice';
	readonly value: string;
	/** What stands in the field's place while it is empty: what AWS takes then. */
	readonly placeholder: string;
	/** For a choice: what is sent, and what it is called. */
	readonly options: ReadonlyArray<{readonly value: string; readonly label: string}>;
	/** Lists of AWS that the text can be completed from. */
	readonly completes: ChoiceList | null;
	/** Values to complete from that are known without asking. */
	readonly known: readonly string[];
	readonly isRequired: boolean;
	/** Whether a line break in what is pasted parts two values. */
	readonly isList: boolean;
	/** What it is for, in a sentence or two. */
	readonly help: string;
	readonly error: string | null;
	/** A heading over it, where a new part of the form begins. */
	readonly heading: string | null;
};

/** A field as a section says it; what is left out is empty. */
export type Part = Partial<FormField> & Pick<FormField, 'id' | 'label' | 'value'>;
