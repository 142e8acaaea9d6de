/** What a machine is set up with to act in AWS: read from its files and variables alone, without a request. Holds no secrets. */
export type Setup = {
	readonly configPath: string;
	readonly credentialsPath: string;
	/** In the order of their names. */
	readonly profiles: readonly SetupProfile[];
	/** Variables of AWS that are set; secret values are left out. */
	readonly variables: ReadonlyArray<{readonly name: string; readonly value: string}>;
	/** What is set and isn't used, each with why. */
	readonly passedOver: readonly string[];
	/** What would sign by itself: a profile by its name, `null` for keys in the environment; left out where nothing would. */
	readonly signer?: string | null;
	/** The Region that a call would go to by itself; `null` for none. */
	readonly region: string | null;
	/** What the instance metadata service has to be asked for, as nothing else names it. */
	readonly asksMachineFor: ReadonlyArray<'a Region' | 'credentials'>;
	/** Why a file can't be read; `null` where both can. */
	readonly trouble: string | null;
};

export type SetupProfile = {
	readonly name: string;
	readonly region: string | null;
	/** Where its credentials come from: `SSO`, `keys`, `role`; `null` where it has none. */
	readonly by: string | null;
};

/** A profile that was chosen; its name is `null` for what the environment says without one. */
export type ChosenProfile = {readonly name: string | null};

/** Who is to act, and where, as chosen: without a profile the one before stays, without a Region that of the profile counts. */
export type Origin = {readonly profile: ChosenProfile | null; readonly region: string | null};

/** What nothing on this machine gives: it is chosen on a screen, or with flags. */
export type MissingPart = 'region' | 'credentials' | 'profile';

/** Regions of the commercial partition that most accounts have, for whoever has to choose before AWS can be asked. */
export const commonRegions: readonly string[] = [
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
	'ca-central-1',
	'ca-west-1',
	'mx-central-1',
	'sa-east-1',
	'eu-central-1',
	'eu-central-2',
	'eu-north-1',
	'eu-south-1',
	'eu-south-2',
	'eu-west-1',
	'eu-west-2',
	'eu-west-3',
	'il-central-1',
	'me-central-1',
	'me-south-1',
	'af-south-1',
	'ap-east-1',
	'ap-east-2',
	'ap-northeast-1',
	'ap-northeast-2',
	'ap-northeast-3',
	'ap-south-1',
	'ap-south-2',
	'ap-southeast-1',
	'ap-southeast-2',
	'ap-southeast-3',
	'ap-southeast-4',
	'ap-southeast-5',
	'ap-southeast-7',
];
