import {integer, required, structure, text} from '../../constraints/shape.ts';
import {operation} from '../operation.ts';

type Input = {RoleArn: string; RoleSessionName: string; DurationSeconds?: number; ExternalId?: string};

export const assumeRole = operation<Input>({
	service: 'sts',
	name: 'AssumeRole',
	input: structure({
		RoleArn: required(text({min: 20, max: 2048})),
		RoleSessionName: required(text({min: 2, max: 64, pattern: '[\\w+=,.@-]*'})),
		DurationSeconds: integer(900, 43_200),
		ExternalId: text({min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*'}),
	}),
	// Whether the caller may is decided with the role's trust, and refused in the same words.
	isFree: true,
	handle({world, principal, sessions, wallMs}, {RoleArn, RoleSessionName, DurationSeconds = 3600, ExternalId}) {
		const session = sessions.assume(
			world,
			principal,
			{roleArn: RoleArn, sessionName: RoleSessionName, durationSeconds: DurationSeconds, externalId: ExternalId},
			wallMs,
		);
		return {
			Credentials: {
				AccessKeyId: session.accessKeyId,
				SecretAccessKey: session.secretAccessKey,
				SessionToken: session.sessionToken,
				Expiration: new Date(session.expiresAtMs).toISOString(),
			},
			AssumedRoleUser: {AssumedRoleId: session.userId, Arn: session.principalArn},
		};
	},
});
