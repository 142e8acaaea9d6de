import type {Automation} from '../ports/automation.ts';
import type {ReadBudget} from './budget.ts';

/** The same port, whose reads take their turn in the budget, after what is on the screen. What changes something isn't held up. */
export function paceReads(automation: Automation, budget: ReadBudget): Automation {
	return {
		getExecution: (where, ...rest) => budget.run(where, 'background', () => automation.getExecution(where, ...rest)),
		listExecutions: (where, ...rest) =>
			budget.run(where, 'background', () => automation.listExecutions(where, ...rest)),
		listSteps: (where, ...rest) => budget.run(where, 'background', () => automation.listSteps(where, ...rest)),
		listTags: (where, ...rest) => budget.run(where, 'background', () => automation.listTags(where, ...rest)),
		start: (...all) => automation.start(...all),
		stop: (...all) => automation.stop(...all),
		signal: (...all) => automation.signal(...all),
	};
}
