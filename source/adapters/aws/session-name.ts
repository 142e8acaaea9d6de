/** The most that STS takes. */
const longest = 64;

/**
The name of an assumed role's session: what is done and who does it, so that the trail of the target account tells. `rollgrid-cancel-alice`.

Characters that STS doesn't take become `-`; the end of a long name is cut off.

@param callerArn - Who signs the call that assumes the role: its last part is the IAM user, or the person's name of an SSO session.
@param userName - Who sits at the machine; named too where it is somebody else.
@see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
*/
export function nameSession(purpose: string, callerArn: string | undefined, userName: string): string {
	const caller = callerArn?.split(/[/:]/).at(-1) ?? '';
	const people = caller === '' || caller === userName ? [userName] : [caller, userName];
	return ['rollgrid', purpose, ...people]
		.filter(Boolean)
		.join('-')
		.replace(/[^\w+=,.@-]/g, '-')
		.slice(0, longest);
}
