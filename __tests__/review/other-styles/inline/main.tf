# Another team's federation: counts, inline policies, exclusive lists, a managed policy of its own, the access policy assigned apart.
terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}

provider "okta" {}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["345678901234"]
  assume_role { role_arn = "arn:aws:iam::345678901234:role/OrganizationAccountAccessRole" }
}

data "aws_caller_identity" "here" {}

locals {
  account = data.aws_caller_identity.here.account_id
  roles   = ["Deploy", "Look"]
  trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ["sts:AssumeRoleWithSAML", "sts:TagSession"]
      Principal = { Federated = "arn:aws:iam::${local.account}:saml-provider/Okta" }
      Condition = {
        StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" }
        IpAddress    = { "aws:SourceIp" = ["192.0.2.0/24"] }
      }
    }]
  })
}

resource "okta_group" "engineers" {
  name = "Engineers"
}

resource "okta_group" "role" {
  count = length(local.roles)
  name  = "aws#tech#${local.roles[count.index]}#${local.account}"
}

resource "okta_group_rule" "engineers" {
  name                  = "Engineers in AWS"
  status                = "ACTIVE"
  group_assignments     = okta_group.role[*].id
  expression_value      = "isMemberOfGroup(\"${okta_group.engineers.id}\")"
  remove_assigned_users = true
}

resource "okta_app_saml" "aws" {
  label             = "AWS of the engineers"
  preconfigured_app = "amazon_aws"
  app_settings_json = jsonencode({
    appFilter          = "okta"
    awsEnvironmentType = "aws.amazon"
    groupFilter        = "^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$"
    joinAllRoles       = true
    loginURL           = "https://console.aws.amazon.com/ec2/home"
    roleValuePattern   = "arn:aws:iam::$${accountid}:saml-provider/Okta,arn:aws:iam::$${accountid}:role/$${role}"
    sessionDuration    = 3600
    useGroupMapping    = true
  })
  lifecycle {
    ignore_changes = [authentication_policy]
  }
}

resource "okta_app_signon_policy" "mfa" {
  name        = "Engineers"
  description = "Two factors"
}

resource "okta_app_signon_policy_rule" "mfa" {
  policy_id   = okta_app_signon_policy.mfa.id
  name        = "Two factors"
  access      = "ALLOW"
  factor_mode = "2FA"
  priority    = 1
}

resource "okta_app_access_policy_assignment" "aws" {
  app_id    = okta_app_saml.aws.id
  policy_id = okta_app_signon_policy.mfa.id
}

resource "okta_app_group_assignments" "aws" {
  app_id = okta_app_saml.aws.id
  dynamic "group" {
    for_each = okta_group.role
    content {
      id       = group.value.id
      priority = group.key + 1
    }
  }
}

resource "aws_iam_saml_provider" "okta" {
  name                   = "Okta"
  saml_metadata_document = okta_app_saml.aws.metadata
}

resource "aws_iam_policy" "deploy" {
  name   = "deploy"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:PutObject"], Resource = ["arn:aws:s3:::releases/*"] }] })
}

resource "aws_iam_role" "deploy" {
  name               = local.roles[0]
  assume_role_policy = local.trust
  inline_policy {
    name   = "queue"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }] })
  }
  depends_on = [aws_iam_saml_provider.okta]
}

resource "aws_iam_role" "look" {
  name               = local.roles[1]
  assume_role_policy = local.trust
  depends_on         = [aws_iam_saml_provider.okta]
}

resource "aws_iam_role_policy_attachments_exclusive" "deploy" {
  role_name   = aws_iam_role.deploy.name
  policy_arns = [aws_iam_policy.deploy.arn]
}

resource "aws_iam_role_policy_attachments_exclusive" "look" {
  role_name   = aws_iam_role.look.name
  policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}

resource "aws_iam_role_policy" "look" {
  name   = "costs"
  role   = aws_iam_role.look.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "ce:Get*", Resource = "*" }] })
}

resource "aws_iam_role_policies_exclusive" "look" {
  role_name    = aws_iam_role.look.name
  policy_names = [aws_iam_role_policy.look.name]
}
