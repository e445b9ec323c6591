# Another team’s federation: trust policies and policies from aws_iam_policy_document, a module with for_each and count, one assignment a group.
terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}
provider "okta" {}
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]
  assume_role { role_arn = "arn:aws:iam::123456789012:role/OrganizationAccountAccessRole" }
}
variable "roles" {
  default = {
    admin  = { policies = ["arn:aws:iam::aws:policy/AdministratorAccess"], teams = ["Platform"], hours = 1 }
    viewer = { policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"], teams = ["Platform", "Helpdesk"], hours = 4 }
  }
}
data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
resource "okta_group" "team" {
  for_each = toset(flatten([for r in var.roles : r.teams]))
  name     = each.key
}
resource "okta_app_saml" "aws" {
  label             = "AWS"
  preconfigured_app = "amazon_aws"
  status            = "ACTIVE"
  app_settings_json = jsonencode({
    appFilter          = "okta"
    awsEnvironmentType = "aws.amazon"
    groupFilter        = "^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$"
    joinAllRoles       = true
    loginURL           = "https://console.aws.amazon.com/ec2/home"
    roleValuePattern   = "arn:aws:iam::$${accountid}:saml-provider/okta,arn:aws:iam::$${accountid}:role/okta/$${role}"
    sessionDuration    = 3600
    useGroupMapping    = true
  })
}
resource "aws_iam_saml_provider" "okta" {
  name                   = "okta"
  saml_metadata_document = okta_app_saml.aws.metadata
}
data "aws_iam_policy_document" "assume" {
  statement {
    sid     = "OktaFederation"
    effect  = "Allow"
    actions = ["sts:AssumeRoleWithSAML", "sts:TagSession"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_saml_provider.okta.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "SAML:aud"
      values   = ["https://signin.aws.amazon.com/saml"]
    }
  }
}
module "role" {
  source             = "./role"
  for_each           = var.roles
  create             = true
  name               = each.key
  account            = data.aws_caller_identity.current.account_id
  app_id             = okta_app_saml.aws.id
  teams              = [for t in each.value.teams : okta_group.team[t].id]
  policy_arns        = each.value.policies
  assume_role_policy = data.aws_iam_policy_document.assume.json
  max_hours          = each.value.hours
}
