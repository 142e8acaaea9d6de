import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';

/** An IAM role, as far as trust is concerned. */
type IamRole = {
	readonly arn: string;
	/** Its trust policy as JSON text, decoded. */
	readonly trustPolicy: string;
};

/**
IAM roles of any account, entered as for executions.

Reads only, one call each. `denied` where we may not look: the roles that let us in need not allow `iam:GetRole`.
*/
export type Roles = {
	/** `GetRole`. `null` where the account has no role of this name. `where` says whose; IAM has no Regions. */
	readRole(where: Location, name: string): Promise<Outcome<IamRole | null>>;
};
