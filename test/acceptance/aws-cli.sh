#!/usr/bin/env bash
# Drives every kind of operation that changes the simulated world, and the reads beside them, with the AWS CLI: a client that isn't ours.
# Starts the built simulator itself (npm run build first). AWS names the CLI to use; some commands are younger than Debian's and are then
# sent by curl, which signs as well. Ends with 'N passed, N failed'; exits 1 where something failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
aws=${AWS:-/usr/bin/aws}
[[ -x $aws ]] || aws=aws
work=$(mktemp -d)
node_modules/.bin/node dist/rollgrid.js simulate --world test/acceptance/world.yaml --speed 20 --no-throttle --event-queue delay=1,twice=0.1 >"$work/env" 2>"$work/log" &
simulator=$!
trap 'kill $simulator; rm -rf "$work"' EXIT
for _ in $(seq 200); do
  grep -q AWS_DEFAULT_REGION "$work/env" && break
  sleep 0.1
done
set -a && . "$work/env" && set +a
export AWS_PAGER= AWS_MAX_ATTEMPTS=1 AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
central=111122223333 shop=222233334444 billing=333344445555
role_of_shop=arn:aws:iam::$shop:role/RollgridOperatorRole
passed=0 failed=0

a() { "$aws" --endpoint-url "$AWS_ENDPOINT_URL" --output text "$@"; }
ok() { passed=$((passed + 1)); }
no() { # NAME [WHY]
  local why=${2:-}
  failed=$((failed + 1)) && printf 'FAILED  %s\n        %s\n' "$1" "${why:0:400}"
}
same() { # NAME EXPECTED COMMAND…: the command succeeds and prints exactly this, tabs and line ends as spaces
  local name=$1 expected=$2 out
  shift 2
  if ! out=$("$@" 2>&1); then no "$name" "was refused: $out"; return; fi
  out=$(tr '\t\n' '  ' <<<"$out" | sed 's/ *$//')
  if [[ $out == "$expected" ]]; then ok; else no "$name" "expected '$expected', got '$out'"; fi
}
done_() { # NAME COMMAND…: the command succeeds, whatever it prints
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then ok; else no "$name" "$out"; fi
}
refused() { # NAME CODE COMMAND…: the command is refused with this error code
  local name=$1 code=$2 out
  shift 2
  if out=$("$@" 2>&1); then no "$name" "was accepted: $out"; elif [[ $out == *"($code)"* ]]; then ok; else no "$name" "expected $code: $out"; fi
}
becomes() { # NAME EXPECTED COMMAND…: the command prints this within a minute
  local name=$1 expected=$2 out
  shift 2
  local until=$((SECONDS + 60))
  while ((SECONDS < until)); do
    out=$("$@" 2>&1)
    [[ $out == "$expected" ]] && ok && return
    sleep 0.2
  done
  no "$name" "expected '$expected', still got '$out'"
}
with_keys() { # 'KEY SECRET TOKEN' COMMAND…: as somebody else
  local key secret token
  read -r key secret token <<<"$1"
  shift
  AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token "$@"
}
status_of() { a ssm get-automation-execution --automation-execution-id "$1" --query AutomationExecution.AutomationExecutionStatus; }
keys='Credentials.[AccessKeyId,SecretAccessKey,SessionToken]'

# parameters, and tags on what is there
same 'a parameter is stored' '1 Standard' a ssm put-parameter --name /own/color --value red --type String --tags Key=team,Value=paint --query '[Version,Tier]'
same 'it is read' 'red String' a ssm get-parameter --name /own/color --query 'Parameter.[Value,Type]'
refused 'it is not stored over' ParameterAlreadyExists a ssm put-parameter --name /own/color --value blue --type String
same 'unless it is told to' 2 a ssm put-parameter --name /own/color --value blue --type String --overwrite --query Version
same 'an older version is read by its number' red a ssm get-parameter --name /own/color:1 --query Parameter.Value
same 'a list and a secret are stored' 1 a ssm put-parameter --name /own/deep/secret --value hidden --type SecureString --query Version
same 'a secret is read in clear only with decryption' hidden a ssm get-parameter --name /own/deep/secret --with-decryption --query Parameter.Value
same 'several are read, and the missing is named' '/own/color /none' a ssm get-parameters --names /own/color /none --query '[Parameters[0].Name,InvalidParameters[0]]'
same 'a path is read' '/own/color /own/deep/secret' a ssm get-parameters-by-path --path /own --recursive --query 'sort_by(Parameters,&Name)[].Name'
same 'parameters are described' '/own/color' a ssm describe-parameters --parameter-filters Key=Name,Option=Equals,Values=/own/color --query 'Parameters[].Name'
same 'its tags are listed' 'team paint' a ssm list-tags-for-resource --resource-type Parameter --resource-id /own/color --query 'TagList[].[Key,Value]'
done_ 'a tag is added' a ssm add-tags-to-resource --resource-type Parameter --resource-id /own/color --tags Key=cost,Value=7
done_ 'a tag is removed' a ssm remove-tags-from-resource --resource-type Parameter --resource-id /own/color --tag-keys team
same 'what is left is the other' 'cost 7' a ssm list-tags-for-resource --resource-type Parameter --resource-id /own/color --query 'TagList[].[Key,Value]'
done_ 'a parameter is deleted' a ssm delete-parameter --name /own/color
refused 'and is gone' ParameterNotFound a ssm get-parameter --name /own/color
refused 'a name of AWS' AccessDeniedException a ssm put-parameter --name /aws/own --value x --type String

# service settings
adaptive=/ssm/automation/enable-adaptive-concurrency
same 'adaptive concurrency is off' 'False Default' a ssm get-service-setting --setting-id $adaptive --query 'ServiceSetting.[SettingValue,Status]'
done_ 'it is switched on' a ssm update-service-setting --setting-id $adaptive --setting-value True
same 'it is on' 'True Customized' a ssm get-service-setting --setting-id $adaptive --query 'ServiceSetting.[SettingValue,Status]'
same 'it is reset' False a ssm reset-service-setting --setting-id $adaptive --query ServiceSetting.SettingValue
refused 'a setting that is not there' ServiceSettingNotFound a ssm get-service-setting --setting-id /ssm/own/nothing

# alarms
done_ 'an alarm is made' a cloudwatch put-metric-alarm --alarm-name errors --metric-name Errors --namespace Own --evaluation-periods 1 --comparison-operator GreaterThanThreshold --threshold 0.5 --period 60 --statistic Sum
same 'it has no data yet' 'errors INSUFFICIENT_DATA 0.5' a cloudwatch describe-alarms --alarm-names errors --query 'MetricAlarms[].[AlarmName,StateValue,Threshold]'
done_ 'its state is set' a cloudwatch set-alarm-state --alarm-name errors --state-value ALARM --state-reason 'just so'
same 'it is in alarm' 'ALARM just so' a cloudwatch describe-alarms --state-value ALARM --query 'MetricAlarms[].[StateValue,StateReason]'
refused 'an alarm that is not there has no state' ResourceNotFound a cloudwatch set-alarm-state --alarm-name none --state-value OK --state-reason x
done_ 'it is deleted' a cloudwatch delete-alarms --alarm-names errors
same 'and is gone' 0 a cloudwatch describe-alarms --alarm-names errors --query 'length(MetricAlarms)'

# groups, instances and what is tagged
query='{"Type":"TAG_FILTERS_1_0","Query":"{\"ResourceTypeFilters\":[\"AWS::EC2::Instance\"],\"TagFilters\":[{\"Key\":\"Env\",\"Values\":[\"PROD\"]}]}"}'
same 'a group is made' own a resource-groups create-group --name own --resource-query "$query" --query Group.Name
refused 'a group is made once' BadRequestException a resource-groups create-group --name own --resource-query "$query"
same 'it has its two instances' 2 a resource-groups list-group-resources --group own --query 'length(Resources)'
same 'it is listed' own a resource-groups list-groups --query 'GroupIdentifiers[].GroupName'
same 'its query is read' TAG_FILTERS_1_0 a resource-groups get-group-query --group own --query GroupQuery.ResourceQuery.Type
same 'it is read' own a resource-groups get-group --group own --query Group.Name
same 'a fan-out runs on the group' 36 bash -c "id=\$('$aws' --endpoint-url $AWS_ENDPOINT_URL --output text ssm start-automation-execution --document-name AWS-RestartEC2Instance --target-parameter-name InstanceId --targets Key=ResourceGroup,Values=own --target-locations Accounts=$central,Regions=us-east-1 --query AutomationExecutionId) && echo \${#id}"
done_ 'it is deleted' a resource-groups delete-group --group own
refused 'and is gone' NotFoundException a resource-groups get-group --group own
same 'instances are described by tag' 2 a ec2 describe-instances --filters Name=tag:Env,Values=PROD --query 'length(Reservations[].Instances[])'
same 'an instance says its state and tags' 'running DEV' a ec2 describe-instances --filters Name=tag:Env,Values=DEV --query 'Reservations[].Instances[].[State.Name,Tags[?Key==`Env`].Value|[0]]'
refused 'an instance that is not there' InvalidInstanceID.NotFound a ec2 describe-instances --instance-ids i-00000000000000000
same 'Regions are described' 'us-east-1 opt-in-not-required' a ec2 describe-regions --region-names us-east-1 --query 'Regions[].[RegionName,OptInStatus]'
same 'all Regions hold those that are off' not-opted-in a ec2 describe-regions --all-regions --query 'Regions[?RegionName==`af-south-1`].OptInStatus'
same 'tagged resources are found' 2 a resourcegroupstaggingapi get-resources --tag-filters Key=Env,Values=PROD --resource-type-filters ec2:instance --query 'length(ResourceTagMappingList)'

# the organization, read and changed
same 'the organization is described' "ALL $central" a organizations describe-organization --query 'Organization.[FeatureSet,MasterAccountId]'
root=$(a organizations list-roots --query 'Roots[0].Id')
same 'OUs are listed' 'Parked Retail' a organizations list-organizational-units-for-parent --parent-id "$root" --query 'sort_by(OrganizationalUnits,&Name)[].Name'
same 'children are listed' "$shop $billing" a organizations list-children --parent-id ou-acce-retail01 --child-type ACCOUNT --query 'sort_by(Children,&Id)[].Id'
same 'a parent is told' ou-acce-retail01 a organizations list-parents --child-id $shop --query 'Parents[].Id'
same 'an account is described' 'shop ACTIVE' a organizations describe-account --account-id $shop --query 'Account.[Name,Status]'
same 'policies are listed' p-FullAWSAccess a organizations list-policies --filter SERVICE_CONTROL_POLICY --query 'Policies[].Id'
same 'policies of an account are listed' p-FullAWSAccess a organizations list-policies-for-target --target-id $shop --filter SERVICE_CONTROL_POLICY --query 'Policies[].Id'
done_ 'a policy is described' a organizations describe-policy --policy-id p-FullAWSAccess
done_ 'its targets are listed' a organizations list-targets-for-policy --policy-id p-FullAWSAccess
done_ 'trusted services are listed' a organizations list-aws-service-access-for-organization
same 'there are no handshakes' 0 a organizations list-handshakes-for-organization --query 'length(Handshakes)'
same 'nor for the account' 0 a organizations list-handshakes-for-account --query 'length(Handshakes)'
refused 'a handshake that is not there' HandshakeNotFoundException a organizations describe-handshake --handshake-id h-0123456789
refused 'a policy that is not there' EffectivePolicyNotFoundException a organizations describe-effective-policy --policy-type TAG_POLICY
refused 'a resource policy that is not there' ResourcePolicyNotFoundException a organizations describe-resource-policy
same 'an account has no tags' 0 a organizations list-tags-for-resource --resource-id $shop --query 'length(Tags)'
request=$(a organizations create-account --email new@example.com --account-name new --query CreateAccountStatus.Id)
becomes 'an account is created after a while' SUCCEEDED a organizations describe-create-account-status --create-account-request-id "$request" --query CreateAccountStatus.State
same 'the request is listed' "$request" a organizations list-create-account-status --states SUCCEEDED --query 'CreateAccountStatuses[].Id'
new=$(a organizations describe-create-account-status --create-account-request-id "$request" --query CreateAccountStatus.AccountId)
unit=$(a organizations create-organizational-unit --parent-id "$root" --name Young --query OrganizationalUnit.Id)
refused 'an OU is made once' DuplicateOrganizationalUnitException a organizations create-organizational-unit --parent-id "$root" --name Young
done_ 'the account moves into a new OU' a organizations move-account --account-id "$new" --source-parent-id "$root" --destination-parent-id "$unit"
refused 'and has left the root' SourceParentNotFoundException a organizations move-account --account-id "$new" --source-parent-id ou-acce-0none000 --destination-parent-id "$unit"
same 'it is listed there' "$new" a organizations list-accounts-for-parent --parent-id "$unit" --query 'Accounts[].Id'
refused 'an OU with accounts stays' OrganizationalUnitNotEmptyException a organizations delete-organizational-unit --organizational-unit-id "$unit"
same 'an OU gets another name' Grown a organizations update-organizational-unit --organizational-unit-id "$unit" --name Grown --query OrganizationalUnit.Name
same 'it is described by it' Grown a organizations describe-organizational-unit --organizational-unit-id "$unit" --query OrganizationalUnit.Name
done_ 'an empty OU is deleted' a organizations delete-organizational-unit --organizational-unit-id ou-acce-parked01
same 'accounts are listed' 4 a organizations list-accounts --query 'length(Accounts)'
done_ 'a delegated administrator is registered' a organizations register-delegated-administrator --account-id $shop --service-principal ssm.amazonaws.com
refused 'only once' AccountAlreadyRegisteredException a organizations register-delegated-administrator --account-id $shop --service-principal ssm.amazonaws.com
same 'it is listed' $shop a organizations list-delegated-administrators --query 'DelegatedAdministrators[].Id'
same 'its services are listed' ssm.amazonaws.com a organizations list-delegated-services-for-account --account-id $shop --query 'DelegatedServices[].ServicePrincipal'
done_ 'it is deregistered' a organizations deregister-delegated-administrator --account-id $shop --service-principal ssm.amazonaws.com
refused 'a principal that is nobody' InvalidInputException a organizations register-delegated-administrator --account-id $shop --service-principal weather.amazonaws.com

# roles and inline policies
trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::'$central':root"},"Action":["sts:AssumeRole","sts:TagSession"]},{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::'$central':oidc-provider/id.example"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"id.example:aud":"us"}}}]}'
allow='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:Describe*","Resource":"*"}]}'
same 'a role is created' "arn:aws:iam::$central:role/Painter" a iam create-role --role-name Painter --assume-role-policy-document "$trust" --description 'paints' --tags Key=team,Value=paint --query Role.Arn
refused 'once' EntityAlreadyExists a iam create-role --role-name Painter --assume-role-policy-document "$trust"
refused 'not with a policy that is none' MalformedPolicyDocument a iam create-role --role-name Other --assume-role-policy-document nonsense
same 'it is read' 'Painter paints' a iam get-role --role-name Painter --query 'Role.[RoleName,Description]'
done_ 'it is tagged' a iam tag-role --role-name Painter --tags Key=cost,Value=7
same 'its tags are listed' 'cost team' a iam list-role-tags --role-name Painter --query 'sort_by(Tags,&Key)[].Key'
same 'roles are listed' Painter a iam list-roles --query 'Roles[?RoleName==`Painter`].RoleName'
done_ 'an inline policy is put' a iam put-role-policy --role-name Painter --policy-name looks --policy-document "$allow"
same 'it is listed' looks a iam list-role-policies --role-name Painter --query PolicyNames
same 'it is read' 'ssm:Describe*' a iam get-role-policy --role-name Painter --policy-name looks --query 'PolicyDocument.Statement[0].Action'
same 'nothing is attached' 0 a iam list-attached-role-policies --role-name Painter --query 'length(AttachedPolicies)'

# ways in
role=arn:aws:iam::$central:role/Painter
refused 'a malformed ARN' ValidationError a sts assume-role --role-arn arn:aws:iam::12:role/thing --role-session-name acceptance
painter=$(a sts assume-role --role-arn $role --role-session-name acceptance --tags Key=project,Value=blue --transitive-tag-keys project --query "$keys")
same 'a role is assumed, with tags of the session' "arn:aws:sts::$central:assumed-role/Painter/acceptance" with_keys "$painter" a sts get-caller-identity --query Arn
same 'it may what its policy allows' 0 with_keys "$painter" a ssm describe-automation-executions --filters Key=DocumentNamePrefix,Values=None --query 'length(AutomationExecutionMetadataList)'
refused 'and nothing else' AccessDeniedException with_keys "$painter" a ssm list-documents
refused 'a tag twice' InvalidParameterValue a sts assume-role --role-arn $role --role-session-name acceptance --tags Key=a,Value=1 Key=A,Value=2
refused 'a transitive key without a tag' InvalidParameterValue a sts assume-role --role-arn $role --role-session-name acceptance --tags Key=a,Value=1 --transitive-tag-keys b
narrow='{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
nobody=$(a sts assume-role --role-arn $role --role-session-name acceptance --policy "$narrow" --query "$keys")
refused 'the policy of a session narrows it' AccessDeniedException with_keys "$nobody" a ssm describe-automation-executions
claims() { printf 'e30.%s.sig' "$(printf '{"iss":"https://id.example","sub":"x","aud":"%s"}' "$1" | base64 -w0 | tr '+/' '-_' | tr -d '=')"; }
same 'a web identity is let in' "arn:aws:sts::$central:assumed-role/Painter/web" a sts assume-role-with-web-identity --role-arn $role --role-session-name web --web-identity-token "$(claims us)" --query AssumedRoleUser.Arn
refused 'but not somebody else'"'"'s' AccessDenied a sts assume-role-with-web-identity --role-arn $role --role-session-name web --web-identity-token "$(claims them)"
session=$(a sts get-session-token --query "$keys")
same 'a session token stands for its user' $central with_keys "$session" a sts get-caller-identity --query Account
refused 'but not for another token' AccessDenied with_keys "$session" a sts get-session-token
same 'a role of a member is assumed' $shop with_keys "$(a sts assume-role --role-arn $role_of_shop --role-session-name acceptance --query "$keys")" a sts get-caller-identity --query Account
done_ 'an inline policy is deleted' a iam delete-role-policy --role-name Painter --policy-name looks
done_ 'the role is deleted' a iam delete-role --role-name Painter
refused 'and is gone' NoSuchEntity a iam get-role --role-name Painter

# Regions switched on and off: commands that came to the CLI in 2023
region_is() { # NAME EXPECTED: what af-south-1 is
  local body code
  if "$aws" account get-region-opt-status --region-name x --generate-cli-skeleton >/dev/null 2>&1; then
    same "$1" "$2" a account get-region-opt-status --region-name af-south-1 --query RegionOptStatus
  else
    same "$1" "$2" by_curl getRegionOptStatus '"RegionOptStatus":"\([A-Z_]*\)"'
  fi
}
by_curl() { # PATH [PATTERN]: an operation of Account Management on af-south-1, signed by curl; prints what the pattern catches
  curl -sS --fail-with-body --aws-sigv4 aws:amz:us-east-1:account --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H 'content-type: application/json' -d '{"RegionName":"af-south-1"}' "$AWS_ENDPOINT_URL/$1" | sed -n "s/.*${2:-\(.*\)}.*/\1/p"
}
there() { a --region af-south-1 sts get-caller-identity --query Account; }
region_is 'a Region is off' DISABLED
refused 'nobody is known there' InvalidClientTokenId there
done_ 'it is switched on' by_curl enableRegion
region_is 'it is on' ENABLED
same 'and can be used' $central there
done_ 'it is switched off' by_curl disableRegion
refused 'and nobody is known there again' InvalidClientTokenId there
same 'Regions are listed' ENABLED_BY_DEFAULT bash -c "curl -sS --fail-with-body --aws-sigv4 aws:amz:us-east-1:account --user '$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY' -H 'content-type: application/json' -d '{}' '$AWS_ENDPOINT_URL/listRegions' | grep -o '\"us-east-1\",\"RegionOptStatus\":\"[A-Z_]*' | sed 's/.*\"//'"

# associations and change requests
instance=$(a ec2 describe-instances --filters Name=tag:Env,Values=DEV --query 'Reservations[0].Instances[0].InstanceId')
count() { a ssm describe-automation-executions --filters Key=DocumentNamePrefix,Values=AWS-StopEC2Instance --query 'length(AutomationExecutionMetadataList)'; }
association=$(a ssm create-association --name AWS-StopEC2Instance --association-name nightly --parameters InstanceId="$instance" --schedule-expression 'rate(1 day)' --query AssociationDescription.AssociationId)
same 'an association starts its runbook' 1 count
same 'it is listed' nightly a ssm list-associations --query 'Associations[].AssociationName'
done_ 'it is started once more' a ssm start-associations-once --association-ids "$association"
same 'and has started two' 2 count
becomes 'it tells how it went' Success a ssm describe-association --association-id "$association" --query AssociationDescription.Overview.Status
refused 'a schedule that is none' InvalidSchedule a ssm create-association --name AWS-StopEC2Instance --schedule-expression daily
done_ 'it is deleted' a ssm delete-association --association-id "$association"
refused 'and is gone' AssociationDoesNotExist a ssm describe-association --association-id "$association"
change=$(a ssm start-change-request-execution --document-name AWS-StopEC2Instance --parameters InstanceId="$instance" --change-request-name CHG-7 --runbooks "DocumentName=AWS-StopEC2Instance,Parameters={InstanceId=[$instance]}" --query AutomationExecutionId)
same 'a change request is listed as one' "$change CHG-7" a ssm describe-automation-executions --filters Key=AutomationSubtype,Values=ChangeRequest --query 'AutomationExecutionMetadataList[].[AutomationExecutionId,ChangeRequestName]'
becomes 'and runs to its end' Success status_of "$change"
refused 'an operation that is not served says so' UnknownOperationException a ssm list-inventory-entries --instance-id "$instance" --type-name AWS:Application

# stacks and stack sets
cat >"$work/role.yaml" <<'YAML'
Parameters:
  Admin: { Type: String, AllowedPattern: '^[0-9]{12}$' }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: Rolled
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { AWS: !Sub 'arn:${AWS::Partition}:iam::${Admin}:root' }, Action: sts:AssumeRole }]
      Policies: [{ PolicyName: Look, PolicyDocument: { Statement: [{ Effect: Allow, Action: ssm:Describe*, Resource: '*' }] } }]
YAML
cf() { a cloudformation "$@"; }
service=member.org.stacksets.cloudformation.amazonaws.com
same 'a template is valid' CAPABILITY_NAMED_IAM cf validate-template --template-body "file://$work/role.yaml" --query 'Capabilities[]'
done_ 'a stack is created' cf create-stack --stack-name rolled --template-body "file://$work/role.yaml" --parameters ParameterKey=Admin,ParameterValue=$central --capabilities CAPABILITY_NAMED_IAM
becomes 'it is there' CREATE_COMPLETE cf describe-stacks --stack-name rolled --query 'Stacks[0].StackStatus'
same 'its events are listed' CREATE_COMPLETE cf describe-stack-events --stack-name rolled --query "StackEvents[?LogicalResourceId=='Role'].ResourceStatus"
done_ 'its role can be assumed' a sts assume-role --role-arn "arn:aws:iam::$central:role/Rolled" --role-session-name test
done_ 'it is deleted' cf delete-stack --stack-name rolled
new_set() { cf create-stack-set --stack-set-name roles --template-body "file://$work/role.yaml" --parameters ParameterKey=Admin,ParameterValue=$central --capabilities CAPABILITY_NAMED_IAM --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false; }
refused 'a stack set of the organization needs trusted access' ValidationError new_set
done_ 'which is given' a organizations enable-aws-service-access --service-principal $service
same 'and listed' $service a organizations list-aws-service-access-for-organization --query "EnabledServicePrincipals[?ServicePrincipal=='$service'].ServicePrincipal"
done_ 'a stack set is created' new_set
refused 'but once' NameAlreadyExistsException new_set
done_ 'it is rolled out to an OU' cf create-stack-instances --stack-set-name roles --deployment-targets OrganizationalUnitIds=ou-acce-retail01 --regions us-east-1 --operation-id first --operation-preferences MaxConcurrentPercentage=100,FailureTolerancePercentage=100
refused 'each operation once' OperationIdAlreadyExistsException cf update-stack-set --stack-set-name roles --use-previous-template --capabilities CAPABILITY_NAMED_IAM --operation-id first
becomes 'the operation succeeds' SUCCEEDED cf describe-stack-set-operation --stack-set-name roles --operation-id first --query StackSetOperation.Status
same 'in each account' "$shop SUCCEEDED $billing SUCCEEDED" cf list-stack-set-operation-results --stack-set-name roles --operation-id first --query 'Summaries[].[Account,Status]'
same 'whose instances are current' 'CURRENT CURRENT' cf list-stack-instances --stack-set-name roles --query 'Summaries[].Status'
done_ 'and whose roles can be assumed' a sts assume-role --role-arn "arn:aws:iam::$shop:role/Rolled" --role-session-name test
refused 'a set with instances stays' StackSetNotEmptyException cf delete-stack-set --stack-set-name roles
done_ 'instances are taken back' cf delete-stack-instances --stack-set-name roles --deployment-targets OrganizationalUnitIds=ou-acce-retail01 --regions us-east-1 --no-retain-stacks --operation-id last --operation-preferences MaxConcurrentPercentage=100
becomes 'and have gone' SUCCEEDED cf describe-stack-set-operation --stack-set-name roles --operation-id last --query StackSetOperation.Status
refused 'with their roles' AccessDenied a sts assume-role --role-arn "arn:aws:iam::$shop:role/Rolled" --role-session-name test
done_ 'then the set goes' cf delete-stack-set --stack-set-name roles

# policies of roles, evaluated
done_ 'a role is made' a iam create-role --role-name Judge --assume-role-policy-document "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$central\"},\"Action\":\"sts:AssumeRole\"}}"
done_ 'a managed policy is made' a iam create-policy --policy-name bounds --policy-document '{"Statement":{"Effect":"Allow","Action":"ssm:*","Resource":"*"}}'
done_ 'it bounds the role' a iam put-role-permissions-boundary --role-name Judge --permissions-boundary "arn:aws:iam::$central:policy/bounds"
done_ 'one of AWS is attached' a iam attach-role-policy --role-name Judge --policy-arn arn:aws:iam::aws:policy/service-role/AmazonSSMAutomationRole
same 'attached policies are listed' AmazonSSMAutomationRole a iam list-attached-role-policies --role-name Judge --query 'AttachedPolicies[].PolicyName'
same 'a policy is read' v1 a iam get-policy --policy-arn "arn:aws:iam::$central:policy/bounds" --query Policy.DefaultVersionId
same 'and its version' ssm:* a iam get-policy-version --policy-arn "arn:aws:iam::$central:policy/bounds" --version-id v1 --query PolicyVersion.Document.Statement.Action
same 'what the role may do is evaluated' 'ssm:GetDocument allowed ec2:StopInstances implicitDeny' a iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$central:role/Judge" --action-names ssm:GetDocument ec2:StopInstances --query 'EvaluationResults[].[EvalActionName,EvalDecision]'

# documents
printf '{"schemaVersion":"0.3","mainSteps":[{"name":"nap","action":"aws:sleep","inputs":{"Duration":"PT1S"}}]}' >"$work/nap.json"
printf '{"schemaVersion":"0.3","mainSteps":[{"name":"nap","action":"aws:sleep","inputs":{"Duration":"PT2S"}}]}' >"$work/nap2.json"
printf 'BEGIN:VCALENDAR\r\nX-CALENDAR-TYPE:DEFAULT_CLOSED\r\nEND:VCALENDAR' >"$work/calendar.ics"
same 'a runbook is created' 1 a ssm create-document --name Own-Nap --document-type Automation --content "file://$work/nap.json" --query DocumentDescription.DocumentVersion
refused 'one that is wrong is refused' InvalidDocumentContent a ssm create-document --name Own-Bad --document-type Automation --content '{"schemaVersion":"0.3","mainSteps":[{"name":"nap","action":"aws:nap"}]}'
same 'a version is added' 2 a ssm update-document --name Own-Nap --document-version '$LATEST' --content "file://$work/nap2.json" --query DocumentDescription.DocumentVersion
same 'and made the default' 2 a ssm update-document-default-version --name Own-Nap --document-version 2 --query Description.DefaultVersion
done_ 'it is shared' a ssm modify-document-permission --name Own-Nap --permission-type Share --account-ids-to-add $shop $billing
same 'with these' "$shop $billing" a ssm describe-document-permission --name Own-Nap --permission-type Share --query AccountIds
nap=$(a ssm start-automation-execution --document-name Own-Nap --query AutomationExecutionId)
becomes 'and started' Success status_of "$nap"
refused 'a shared one stays' InvalidDocumentOperation a ssm delete-document --name Own-Nap
done_ 'it is taken back' a ssm modify-document-permission --name Own-Nap --permission-type Share --account-ids-to-remove $shop $billing
done_ 'and deleted' a ssm delete-document --name Own-Nap
done_ 'a calendar is created' a ssm create-document --name Freeze --document-type ChangeCalendar --document-format TEXT --content "file://$work/calendar.ics"
same 'and is closed' CLOSED a ssm get-calendar-state --calendar-names Freeze --query State
same 'quotas are listed' 100 a service-quotas list-service-quotas --service-code ssm --query 'Quotas[0].Value'

# the queue of events
queue=$ROLLGRID_EVENT_QUEUE_URL
same 'the queue is found by its name' "$queue" a sqs get-queue-url --queue-name rollgrid-events
same 'and listed' "$queue" a sqs list-queues --queue-name-prefix roll --query 'QueueUrls[0]'
same 'a queue has attributes' "arn:aws:sqs:us-east-1:$central:rollgrid-events" a sqs get-queue-attributes --queue-url "$queue" --attribute-names All --query Attributes.QueueArn
same 'a message is an event' 'aws.ssm' bash -c "'$aws' --endpoint-url '$AWS_ENDPOINT_URL' --output text sqs receive-message --queue-url '$queue' --wait-time-seconds 20 --attribute-names SentTimestamp --query 'Messages[0].Body' | /usr/bin/python3 -c 'import json,sys; print(json.load(sys.stdin)[\"source\"])'"
receipt=$(a sqs receive-message --queue-url "$queue" --wait-time-seconds 20 --visibility-timeout 60 --query 'Messages[0].ReceiptHandle')
done_ 'its time is changed' a sqs change-message-visibility --queue-url "$queue" --receipt-handle "$receipt" --visibility-timeout 90
same 'and it is deleted in a batch' one a sqs delete-message-batch --queue-url "$queue" --entries "Id=one,ReceiptHandle=$receipt" --query 'Successful[].Id'
refused 'a queue that isn’t there' AWS.SimpleQueueService.NonExistentQueue a sqs receive-message --queue-url "${queue}x"

# the templates of our own roles, where cfn-lint is there
if command -v cfn-lint >/dev/null; then
  for role in administration execution operator; do
    for edition in '' --organization; do
      node_modules/.bin/node dist/rollgrid.js roles $role $edition --path /ops/ --permissions-boundary bounds >"$work/$role$edition.yaml"
      done_ "the template of $role $edition has no faults" cfn-lint "$work/$role$edition.yaml"
    done
  done
  for edition in '' --organization --forwarding; do
    node_modules/.bin/node dist/rollgrid.js roles events $edition >"$work/events$edition.yaml"
    done_ "the template of events $edition has no faults" cfn-lint "$work/events$edition.yaml"
  done
else
  echo 'cfn-lint is not there: not held against it'
fi

# boto3, where Debian's is there
if /usr/bin/python3 -c 'import boto3' 2>/dev/null; then
  while read -r result name; do
    if [[ $result == ok ]]; then ok; else no "$name"; fi
  done < <(/usr/bin/python3 test/acceptance/boto3_calls.py "$role_of_shop" 2>&1)
else
  echo 'boto3 is not there: not held against it'
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
