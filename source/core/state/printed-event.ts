import type {Outcome} from '../domain/failure.ts';
import type {Invocation, Printed} from '../domain/invocation.ts';
import type {Location} from '../domain/location.ts';

/** A command in the account and Region that it ran in. */
export type CommandPlace = {readonly where: Location; readonly commandId: string};

/** The output of a step's command. */
export type PrintedEvent =
	| (CommandPlace & {
			readonly type: 'invocations-answered';
			readonly outcome: Outcome<{readonly invocations: readonly Invocation[]; readonly isComplete: boolean}>;
	  })
	| (CommandPlace & {
			readonly type: 'printed-answered';
			readonly instanceId: string;
			readonly pluginName: string;
			readonly outcome: Outcome<Printed>;
	  })
	/** A command that has not ended is read again. */
	| (CommandPlace & {readonly type: 'invocations-due'});
