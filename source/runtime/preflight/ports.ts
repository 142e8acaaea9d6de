import type {Automation} from '../../ports/automation.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Choices} from '../../ports/choices.ts';
import type {Clock} from '../../ports/clock.ts';
import type {MeasureClockSkew} from '../../ports/clock-skew.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Roles} from '../../ports/roles.ts';
import type {Paced} from '../pace-reads.ts';

/** What a preflight reads with. */
export type PreflightPorts = {
	readonly automation: Paced<Automation>;
	readonly catalog: Paced<Catalog>;
	readonly choices: Paced<Choices>;
	readonly directory: Directory;
	readonly roles: Roles;
	readonly measureClockSkew: MeasureClockSkew;
	readonly clock: Clock;
};
