import type {Configure, Section} from '../configure.ts';
import {problemsOf} from '../plan.ts';
import type {FormField} from './field.ts';
import {listFields} from './fields.ts';

/** The fields of a section's form, each with its mistake. */
export function checkFields(configure: Configure, section: Section): readonly FormField[] {
	const fields = listFields(configure, section);
	if (fields.length === 0) {
		return [];
	}

	const found = new Map(problemsOf(configure).map(problem => [problem.field, problem]));
	return fields.map(field => {
		const [problem] = field.problems.flatMap(name => found.get(name) ?? []);
		return problem === undefined ? field : {...field, error: problem.inField ?? problem.message};
	});
}
