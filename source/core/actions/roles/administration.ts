import {boundaryCondition, commonProperties, printCommonParameters, type RoleOptions} from './template-parameters.ts';

/**
AWS's administration role, for the central account: what Automation itself works as there. It lets no person in.

For an organization it may read OUs, and assume roles only in accounts of the organization.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function printAdministrationRole({isOrganization, path, boundary}: RoleOptions): string {
	const condition = `
                Condition:
                  StringEquals:
                    aws:ResourceOrgID: '\${aws:PrincipalOrgID}'`;
	const organization = `
              - Effect: Allow
                Action:
                  - organizations:ListAccountsForParent
                  - organizations:ListChildren
                  - organizations:ListOrganizationalUnitsForParent
                  - organizations:ListRoots
                Resource: '*'`;
	return `AWSTemplateFormatVersion: '2010-09-09'
Description: The role that Systems Manager Automation works as in the central account${isOrganization ? ' of an organization' : ''}. Deploy it once, in the account that fan-outs are started in.
Parameters:${printCommonParameters({path, boundary})}
Conditions:${boundaryCondition}
Resources:
  AdministrationRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: AWS-SystemsManager-AutomationAdministrationRole${commonProperties}
      Description: Systems Manager Automation assumes it to reach the execution roles of target accounts.
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: ssm.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: !Sub arn:\${AWS::Partition}:ssm:*:\${AWS::AccountId}:automation-execution/*
      Policies:
        - PolicyName: AssumeExecutionRoles
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: !Sub arn:\${AWS::Partition}:iam::*:role\${RolePath}AWS-SystemsManager-AutomationExecutionRole${isOrganization ? `${condition}${organization}` : ''}
Outputs:
  RoleArn:
    Description: What goes into a runbook's parameter AutomationAssumeRole.
    Value: !GetAtt AdministrationRole.Arn
`;
}
