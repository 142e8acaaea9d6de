import type {CloudFormationClient} from '@aws-sdk/client-cloudformation';
import type {OrganizationsClient} from '@aws-sdk/client-organizations';
import type {Outcome} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import type {Environment} from './environment/environment.ts';
import type {ClientOptions, Way} from './way.ts';

export type StackSetSource = {
	readonly clientOptions: ClientOptions;
	readonly wayTo: (where: Location) => Promise<Way>;
	readonly central: () => Promise<Outcome<Location>>;
	readonly organizations: () => Promise<OrganizationsClient>;
	readonly environment: () => Environment | null;
};

type Sdk = typeof import('./sdk/cloudformation.ts');
export type Run<T> = (client: CloudFormationClient, sdk: Sdk) => Promise<T>;
export type Ask = <T>(what: string, operation: string, run: Run<T>) => Promise<Outcome<T>>;

/** Whether an exception has this name. */
export function isNamed(error: unknown, code: string | RegExp): boolean {
	const name = (error as {readonly name?: string}).name ?? '';
	return typeof code === 'string' ? name === code : code.test(name);
}
