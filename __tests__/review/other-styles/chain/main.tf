# Another team’s federation: people sign in to a role of a hub, and go on from there to a role of another account.
terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}
provider "okta" {}
provider "aws" {
  alias               = "hub"
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
  assume_role { role_arn = "arn:aws:iam::123456789012:role/OrganizationAccountAccessRole" }
}
provider "aws" {
  alias  = "spoke"
  region = "us-east-1"
  assume_role { role_arn = "arn:aws:iam::210987654321:role/OrganizationAccountAccessRole" }
}
resource "okta_group" "engineers" { name = "Engineers" }
resource "okta_group" "hub" { name = "aws#hub#Jump#123456789012" }
resource "okta_group_rule" "hub" {
  name              = "engineers"
  status            = "ACTIVE"
  group_assignments = [okta_group.hub.id]
  expression_value  = "isMemberOfAnyGroup(\"${okta_group.engineers.id}\")"
}
resource "okta_app_saml" "aws" {
  label             = "AWS hub"
  preconfigured_app = "amazon_aws"
  app_settings_json = jsonencode({ appFilter = "okta", awsEnvironmentType = "aws.amazon", groupFilter = "^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$", joinAllRoles = true, loginURL = "https://console.aws.amazon.com/ec2/home", roleValuePattern = "arn:aws:iam::$${accountid}:saml-provider/Okta,arn:aws:iam::$${accountid}:role/$${role}", sessionDuration = 3600, useGroupMapping = true })
}
resource "okta_app_group_assignment" "hub" {
  app_id            = okta_app_saml.aws.id
  group_id          = okta_group.hub.id
  retain_assignment = false
}
resource "aws_iam_saml_provider" "okta" {
  provider               = aws.hub
  name                   = "Okta"
  saml_metadata_document = okta_app_saml.aws.metadata
}
resource "aws_iam_role" "jump" {
  provider            = aws.hub
  name                = "Jump"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithSAML", Principal = { Federated = aws_iam_saml_provider.okta.arn }, Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } } }] })
  managed_policy_arns = []
  inline_policy {
    name   = "jump"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Resource = "arn:aws:iam::210987654321:role/Worker" }] })
  }
}
resource "aws_iam_role" "worker" {
  provider            = aws.spoke
  name                = "Worker"
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.jump.arn } }] })
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
}
