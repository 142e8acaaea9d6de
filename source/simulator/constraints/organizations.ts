import {integer, list, required, structure, text} from './shape.ts';

/* Shapes that several operations of Organizations share, as its API model has them. */

export const accountId = text({max: 12, pattern: '^\\d{12}$'});
export const page = {MaxResults: integer(1, 20), NextToken: text({max: 100_000, pattern: '[\\s\\S]*'})};
export const servicePrincipal = text({min: 1, max: 128, pattern: '[\\w+=,.@-]*'});

// The model asks for 8 characters at least in the last part of an OU's ID. AWS's own page on multi-account automations uses one with 6, and its examples have to work here.
export const unitId = text({max: 68, pattern: '^ou-[0-9a-z]{4,32}-[a-z0-9]{6,32}$'});
export const parentId = text({max: 100, pattern: '^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})$'});
export const childId = text({max: 100, pattern: '^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})$'});
export const targetId = text({max: 100, pattern: '^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})$'});
export const policyId = text({max: 130, pattern: '^p-[0-9a-zA-Z_]{8,128}$'});
const effectiveTypes = [
	'TAG_POLICY',
	'BACKUP_POLICY',
	'AISERVICES_OPT_OUT_POLICY',
	'CHATBOT_POLICY',
	'DECLARATIVE_POLICY_EC2',
	'SECURITYHUB_POLICY',
	'INSPECTOR_POLICY',
	'UPGRADE_ROLLOUT_POLICY',
	'BEDROCK_POLICY',
	'S3_POLICY',
	'NETWORK_SECURITY_DIRECTOR_POLICY',
] as const;
export const effectivePolicyType = text({values: effectiveTypes});
export const policyType = text({values: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY', ...effectiveTypes]});
export const handshakeFilter = structure(
	{
		ActionType: text({
			values: [
				'INVITE',
				'ENABLE_ALL_FEATURES',
				'APPROVE_ALL_FEATURES',
				'ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE',
				'TRANSFER_RESPONSIBILITY',
			],
		}),
		ParentHandshakeId: text({max: 34, pattern: '^h-[0-9a-z]{8,32}$'}),
	},
	'HandshakeFilter',
);
export const tags = list(
	structure(
		{
			Key: required(text({min: 1, max: 128, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'})),
			Value: required(text({min: 0, max: 256, pattern: '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$'})),
		},
		'Tag',
	),
);
