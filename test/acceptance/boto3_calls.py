"""A dozen calls of boto3 to the simulator that aws-cli.sh has started. Prints a line each: ok or FAILED, and what was tried."""

import json
import os
import sys
import time

import boto3
from botocore.exceptions import ClientError
from botocore.waiter import WaiterModel, create_waiter_with_client

endpoint = os.environ["AWS_ENDPOINT_URL"]


def client(service, **more):
    return boto3.client(service, endpoint_url=endpoint, **more)


def check(name, actual, expected):
    print(("ok " if actual == expected else "FAILED ") + name + ("" if actual == expected else f": {actual!r}"), flush=True)


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "granted"


# boto3 has no waiter for executions: this one is made of the same model as its own. A minute at most.
ended = WaiterModel(
    {
        "version": 2,
        "waiters": {
            "AutomationExecutionEnded": {
                "operation": "GetAutomationExecution",
                "delay": 1,
                "maxAttempts": 60,
                "acceptors": [
                    {"matcher": "path", "argument": "AutomationExecution.AutomationExecutionStatus", "expected": status, "state": "success"}
                    for status in ("Success", "Failed", "TimedOut", "Cancelled")
                ],
            }
        },
    }
)


def until_ended(execution_id):
    create_waiter_with_client("AutomationExecutionEnded", ended, ssm).wait(AutomationExecutionId=execution_id)
    return ssm.get_automation_execution(AutomationExecutionId=execution_id)["AutomationExecution"]


ssm, ec2, iam = client("ssm"), client("ec2"), client("iam")
check("boto3 puts a parameter", ssm.put_parameter(Name="/boto/a", Value="1", Type="String")["Version"], 1)
check("boto3 reads it", ssm.get_parameter(Name="/boto/a")["Parameter"]["Value"], "1")
check("boto3 is refused one that is not there", refusal(ssm.get_parameter, Name="/boto/b"), "ParameterNotFound")
pages = list(ssm.get_paginator("get_parameters_by_path").paginate(Path="/aws/service/global-infrastructure/regions"))
check("boto3 pages through the Regions", len(pages) > 1 and sum(len(page["Parameters"]) for page in pages) > 30, True)
instances = [one["InstanceId"] for page in ec2.describe_instances(Filters=[{"Name": "tag:Env", "Values": ["PROD"]}])["Reservations"] for one in page["Instances"]]
check("boto3 finds the instances", len(instances), 2)
check("boto3 finds what is tagged", len(client("resourcegroupstaggingapi").get_resources(TagFilters=[{"Key": "Env", "Values": ["PROD"]}])["ResourceTagMappingList"]), 2)
check("boto3 lists the organization", {"management", "shop", "billing"} <= {one["Name"] for page in client("organizations").get_paginator("list_accounts").paginate() for one in page["Accounts"]}, True)
client("cloudwatch").put_metric_alarm(AlarmName="boto", MetricName="m", Namespace="n", EvaluationPeriods=1, ComparisonOperator="LessThanThreshold", Threshold=1.5, Period=60, Statistic="Sum")
check("boto3 makes an alarm", client("cloudwatch").describe_alarms(AlarmNames=["boto"])["MetricAlarms"][0]["Threshold"], 1.5)
check("boto3 is refused a role that is not there", refusal(iam.get_role, RoleName="Nobody"), "NoSuchEntity")
keys = client("sts").assume_role(RoleArn=sys.argv[1], RoleSessionName="boto")["Credentials"]
there = client("sts", aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"])
account = there.get_caller_identity()["Account"]
check("boto3 assumes a role", account, sys.argv[1].split(":")[4])
started = ssm.start_automation_execution(
    DocumentName="AWS-RestartEC2Instance",
    TargetParameterName="InstanceId",
    Targets=[{"Key": "tag:Env", "Values": ["PROD"]}],
    TargetLocations=[{"Accounts": [account], "Regions": ["us-east-1"], "ExecutionRoleName": "AWS-SystemsManager-AutomationExecutionRole"}],
)["AutomationExecutionId"]
execution = until_ended(started)
check("boto3 sees a fan-out end", execution["AutomationExecutionStatus"], "Success")
check("boto3 reads times as its own clock has them", abs(execution["ExecutionEndTime"].timestamp() - time.time()) < 120, True)

sqs, queue = client("sqs"), os.environ["ROLLGRID_EVENT_QUEUE_URL"]
check("boto3 finds the queue of events", sqs.get_queue_url(QueueName="rollgrid-events")["QueueUrl"], queue)
messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=20, MaxNumberOfMessages=10, AttributeNames=["All"]).get("Messages", [])
check("boto3 receives events", {json.loads(one["Body"])["source"] for one in messages}, {"aws.ssm"})
entries = [{"Id": str(place), "ReceiptHandle": one["ReceiptHandle"]} for place, one in enumerate(messages)]
check("boto3 deletes them", len(sqs.delete_message_batch(QueueUrl=queue, Entries=entries)["Successful"]), len(messages))
check("boto3 is told that there is no such queue", refusal(sqs.receive_message, QueueUrl=queue + "x"), "AWS.SimpleQueueService.NonExistentQueue")
