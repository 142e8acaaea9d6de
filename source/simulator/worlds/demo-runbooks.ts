import {defineDocument} from '../documents/define-document.ts';
import type {AutomationDocument} from '../documents/document.ts';

const patchFleet = `description: |
  Patches every managed node of a location: looks at their health, takes snapshots, installs what the patch baseline approves, and verifies.
  Nodes that are not healthy are patched only after somebody has approved it.
schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  PatchGroup:
    type: String
    description: (Optional) The patch group to install for.
    default: fleet-default
  RebootOption:
    type: String
    description: (Optional) Whether nodes restart after the installation.
    allowedValues: [RebootIfNeeded, NoReboot]
    default: RebootIfNeeded
  SnapshotRetentionDays:
    type: Integer
    description: (Optional) How long the snapshots are kept.
    default: 7
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    description: (Optional) The role that Automation assumes.
    default: ''
mainSteps:
  - name: checkHealth
    action: aws:executeScript
    description: Every node answers and has room for the patches.
    onFailure: step:approveUnhealthy
    isCritical: false
    nextStep: createSnapshots
    timeoutSeconds: 300
    inputs:
      Runtime: python3.11
      Handler: check
      InputPayload:
        PatchGroup: '{{ PatchGroup }}'
      Script: |
        def check(events, context):
            return {'HealthyNodes': healthy(events['PatchGroup'])}
    outputs:
      - Name: HealthyNodes
        Selector: $.Payload.HealthyNodes
        Type: Integer
  - name: approveUnhealthy
    action: aws:approve
    description: Somebody decides whether nodes that are not healthy are patched all the same.
    timeoutSeconds: 210
    onFailure: Abort
    inputs:
      Message: Nodes of {{ PatchGroup }} in {{ global:REGION }} are not healthy. Patch them all the same?
      MinRequiredApprovals: 1
      Approvers:
        - arn:aws:iam::{{ global:ACCOUNT_ID }}:role/RollgridOperatorRole
        - arn:aws:iam::CENTRAL:user/operator
  - name: createSnapshots
    action: aws:executeAwsApi
    description: A snapshot of each root volume.
    maxAttempts: 2
    inputs:
      Service: ec2
      Api: CreateSnapshots
      InstanceSpecification:
        ExcludeBootVolume: false
      TagSpecifications:
        - ResourceType: snapshot
          Tags:
            - Key: retention-days
              Value: '{{ SnapshotRetentionDays }}'
    outputs:
      - Name: SnapshotIds
        Selector: $.Snapshots..SnapshotId
        Type: StringList
  - name: installPatches
    action: aws:runCommand
    description: Installs what the patch baseline approves.
    timeoutSeconds: 45
    inputs:
      DocumentName: AWS-RunPatchBaseline
      Targets:
        - Key: tag:PatchGroup
          Values: ['{{ PatchGroup }}']
      Parameters:
        Operation: Install
        RebootOption: '{{ RebootOption }}'
  - name: verify
    action: aws:executeScript
    description: Every node is compliant and back in service.
    isEnd: true
    inputs:
      Runtime: python3.11
      Handler: verify
      InputPayload:
        CommandId: '{{ installPatches.CommandId }}'
    outputs:
      - Name: PatchLevel
        Selector: $.Payload.PatchLevel
        Type: String
      - Name: CompliantNodes
        Selector: $.Payload.CompliantNodes
        Type: Integer
outputs:
  - verify.PatchLevel
  - verify.CompliantNodes
  - createSnapshots.SnapshotIds
`;

const rotateAgents = `description: Brings the log and metrics agents of a location to one version, and proves that data arrives.
schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  AgentVersion:
    type: String
    description: (Required) The version to install.
    allowedPattern: ^\\d+\\.\\d+\\.\\d+$
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    default: ''
mainSteps:
  - name: installAgent
    action: aws:runCommand
    timeoutSeconds: 120
    inputs:
      DocumentName: AWS-ConfigureAWSPackage
      Parameters:
        action: Install
        version: '{{ AgentVersion }}'
  - name: waitForData
    action: aws:sleep
    inputs:
      Duration: PT15S
  - name: proveData
    action: aws:assertAwsResourceProperty
    inputs:
      Service: cloudwatch
      Api: GetMetricData
      PropertySelector: $.MetricDataResults[0].StatusCode
      DesiredValues: [Complete]
`;

const isolateInstance = `description: Takes an instance out of service and keeps it for an investigation. Cannot be undone by a runbook.
schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  InstanceId:
    type: List<AWS::EC2::Instance::Id>
    description: (Required) The instances.
  Ticket:
    type: String
    description: (Required) The incident that this is for.
    minChars: 3
    maxChars: 40
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    default: ''
mainSteps:
  - name: tagInstance
    action: aws:createTags
    inputs:
      ResourceIds: '{{ InstanceId }}'
      Tags:
        - Key: incident
          Value: '{{ Ticket }}'
  - name: denyTraffic
    action: aws:executeAwsApi
    onCancel: step:allowTraffic
    inputs:
      Service: ec2
      Api: ModifyInstanceAttribute
      InstanceId: '{{ InstanceId }}'
  - name: createImage
    action: aws:createImage
    isEnd: true
    inputs:
      InstanceId: '{{ InstanceId }}'
      ImageName: incident-{{ Ticket }}
      NoReboot: true
  - name: allowTraffic
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: ModifyInstanceAttribute
      InstanceId: '{{ InstanceId }}'
outputs:
  - createImage.ImageId
`;

/** The company's own runbooks, registered where it starts its fan-outs. */
export function demoRunbooks(centralAccountId: string, region: string): readonly AutomationDocument[] {
	const own = {
		owner: centralAccountId,
		region,
		sharedWith: ['all'],
		author: 'platform@example.com',
		createdAtMs: Date.UTC(2024, 8, 3, 9),
	};
	const patch = patchFleet.replace('CENTRAL', centralAccountId);
	return [
		defineDocument({
			...own,
			name: 'Acme-PatchFleet',
			displayName: 'Patch a fleet',
			contents: [patch.replace('timeoutSeconds: 45', 'timeoutSeconds: 90'), patch],
			tags: {team: 'platform', impact: 'high'},
			category: ['Patching'],
		}),
		defineDocument({
			...own,
			name: 'Acme-RotateAgents',
			contents: [rotateAgents],
			tags: {team: 'observability'},
			category: ['Instance management'],
		}),
		defineDocument({
			...own,
			name: 'Acme-IsolateInstance',
			contents: [isolateInstance],
			targetType: '/AWS::EC2::Instance',
			tags: {team: 'security', impact: 'high'},
			category: ['Security'],
		}),
	];
}
