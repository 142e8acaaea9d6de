import {printAdministrationRole} from './administration.ts';
import {printExecutionRole} from './execution.ts';
import {printOperatorRole} from './operator.ts';
import type {RoleOptions} from './template-parameters.ts';

/** The roles that have a template. */
export type RoleTemplate = 'administration' | 'execution' | 'operator';

/** Print a role's CloudFormation template as YAML; ends with a line break. */
export function printRole(name: RoleTemplate, options: RoleOptions): string {
	switch (name) {
		case 'administration':
			return printAdministrationRole(options);
		case 'execution':
			return printExecutionRole(options);
		case 'operator':
			return printOperatorRole(options);
	}
}
