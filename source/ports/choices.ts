import type {ExecutionPreview} from '../core/domain/execution-preview.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/**
What a form can offer to choose from, where AWS has a list.

Reads of the central account only. Each may be `denied`: then the operator types instead.
*/
export type Choices = {
	/** CloudWatch alarm names, metric and composite. */
	listAlarms(where: Location): Promise<Outcome<readonly string[]>>;
	/** Resource group names. They must exist in each target account; the list shows the central one's. */
	listResourceGroups(where: Location): Promise<Outcome<readonly string[]>>;
	/** Roles that Systems Manager may assume, as ARNs. */
	listAutomationRoles(where: Location): Promise<Outcome<readonly string[]>>;
	/** Codes of the Regions that are on in the central account. */
	listEnabledRegions(where: Location): Promise<Outcome<readonly string[]>>;
	/** Codes of the opt-in Regions that an account has enabled, read from `where`: for another account only where the organization allows it, else `denied`. */
	listOptInRegions(where: Location, accountId: string): Promise<Outcome<readonly string[]>>;
	/** `StartExecutionPreview`, then `GetExecutionPreview` is the caller's to repeat with the ID. */
	startPreview(where: Location, request: Readonly<Record<string, unknown>>): Promise<Outcome<string>>;
	getPreview(where: Location, previewId: string): Promise<Outcome<ExecutionPreview>>;
};
