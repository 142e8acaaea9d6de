/** The parameter of a template that trusts one organization only. */
export function printOrganizationParameter(): string {
	return `
  OrganizationID:
    Type: String
    Description: The organization that the central account belongs to.
    AllowedPattern: ^o-[a-z0-9]{10,32}$
    ConstraintDescription: must be an organization's ID, such as o-a1b2c3d4e5`;
}
