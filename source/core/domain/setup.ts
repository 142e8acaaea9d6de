/** The setup of a machine for AWS: read from its files and variables alone, without a request. Contains no secrets. */
export type Setup = {
	readonly configPath: string;
	readonly credentialsPath: string;
	/** In the order of their names. */
	readonly profiles: readonly SetupProfile[];
	/** Variables of AWS that are set; secret values are left out. */
	readonly variables: ReadonlyArray<{readonly name: string; readonly value: string}>;
	/** What is set but not used, each with the reason. */
	readonly passedOver: readonly string[];
	/** The default signer: a profile by its name, `null` for keys in the environment; left out where there is none. */
	readonly signer?: string | null;
	/** The default Region of a call; `null` for none. */
	readonly region: string | null;
	/** What only the instance metadata service can answer, as nothing else names it. */
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

/** A chosen profile; its name is `null` for the environment without one. */
export type ChosenProfile = {readonly name: string | null};

/** Who acts and where, as chosen. Without a profile the previous one stays; without a Region the profile's own is used. */
export type Origin = {readonly profile: ChosenProfile | null; readonly region: string | null};

/** What this machine doesn't define: the operator chooses it on a screen, or with flags. */
export type MissingPart = 'region' | 'credentials' | 'profile';

/** Regions of the commercial partition that most accounts have, for a choice before AWS can be called. */
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
