import type {Preflight} from '../../core/actions/preflight/preflight.ts';
import type {CallerIdentity} from '../../core/domain/account.ts';
import type {Location} from '../../core/domain/location.ts';
import type {StartRequest, TargetLocation} from '../../core/domain/start-request.ts';
import type {Urgency} from '../../core/follow/follow-event.ts';
import type {RunbookNeeds} from '../../core/planning/runbook-needs.ts';
import type {Automation} from '../../ports/automation.ts';
import type {Catalog} from '../../ports/catalog.ts';
import type {Choices} from '../../ports/choices.ts';
import type {Clock} from '../../ports/clock.ts';
import type {MeasureClockSkew} from '../../ports/clock-skew.ts';
import type {Directory} from '../../ports/directory.ts';
import type {Readiness} from '../../ports/readiness.ts';
import type {Roles} from '../../ports/roles.ts';
import type {Paced} from '../pace-reads.ts';

/** What a preflight reads with. */
export type PreflightPorts = {
	readonly automation: Paced<Automation>;
	readonly catalog: Paced<Catalog>;
	readonly choices: Paced<Choices>;
	readonly readiness: Paced<Readiness>;
	readonly directory: Directory;
	readonly roles: Roles;
	readonly measureClockSkew: MeasureClockSkew;
	readonly clock: Clock;
};

export type ExamineOptions = {
	/** Called now and then with the findings so far: a call for every location would be too many. */
	readonly onProgress?: (preflight: Preflight) => void;
	/** No further read starts once it is aborted. */
	readonly signal?: AbortSignal;
	/** Change Calendars that have to be open, from the settings. */
	readonly calendars?: readonly string[];
	/** Whether the requests are still incomplete; then their parameters are not judged. */
	readonly isSketch?: boolean;
	/** `background` gives way to what the operator has opened. */
	readonly urgency?: Urgency;
};

/** Who reads, and where fan-outs start. */
export type Located = {readonly identity: CallerIdentity; readonly central: Location};

/** What is to run, and the target location that each location belongs to, by name. */
export type LocationPlan = {
	readonly request: StartRequest;
	readonly entries: ReadonlyMap<string, TargetLocation>;
	readonly central: Location;
	readonly administrationRoleArn: string;
	readonly organizationId: string | null;
	readonly needs: RunbookNeeds;
};
