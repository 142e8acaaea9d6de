/** The options of a template. */
export type RoleOptions = {
	/** The edition for an organization: fan-outs to OUs, trust within it only. */
	readonly isOrganization: boolean;
	/** The default of the operator's parameter; empty for none. */
	readonly externalId: string;
	/** The path of all three roles; begins and ends with `/`. */
	readonly path: string;
	/** The managed policy of each account that limits its roles, with its path; empty for none. */
	readonly boundary: string;
};

export const plainRole: RoleOptions = {isOrganization: false, externalId: '', path: '/', boundary: ''};

/** The parameter of a template that trusts one organization only. */
export function printOrganizationParameter(): string {
	return `
  OrganizationID:
    Type: String
    Description: The organization that the central account belongs to.
    AllowedPattern: ^o-[a-z0-9]{10,32}$
    ConstraintDescription: must be an organization's ID, such as o-a1b2c3d4e5`;
}

/** The parameters that every template has. */
export function printCommonParameters({path, boundary}: Pick<RoleOptions, 'path' | 'boundary'>): string {
	return `
  RolePath:
    Type: String
    Description: The path of the role, the same for all three.
    Default: ${path}
    AllowedPattern: ^/$|^/[A-Za-z0-9_+=,.@/-]+/$
    ConstraintDescription: must begin and end with a slash
  PermissionsBoundary:
    Type: String
    Description: A managed policy of the account, with its path, that bounds what the role may do; empty for none.
    Default: '${boundary}'
    AllowedPattern: ^$|^[A-Za-z0-9_+=,.@/-]{1,512}$
    ConstraintDescription: must be empty, or the name of a policy, perhaps with its path`;
}

/** The condition under which the boundary is set. */
export const boundaryCondition = `
  HasBoundary: !Not [!Equals [!Ref PermissionsBoundary, '']]`;

/** The role's properties that use the common parameters. */
export const commonProperties = `
      Path: !Ref RolePath
      PermissionsBoundary: !If
        - HasBoundary
        - !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/\${PermissionsBoundary}
        - !Ref AWS::NoValue`;
