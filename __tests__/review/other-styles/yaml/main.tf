# Another team’s federation: everything from one YAML file, templates for policies, policies attached to lists of roles.
terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}
provider "okta" {}
provider "aws" {
  alias  = "target"
  region = "us-east-1"
  assume_role { role_arn = "arn:aws:iam::210987654321:role/OrganizationAccountAccessRole" }
}
locals {
  config = yamldecode(file("${path.module}/access.yaml"))
  trust  = templatefile("${path.module}/trust.json.tpl", { provider = aws_iam_saml_provider.okta.arn })
}
resource "okta_group" "job" {
  for_each = toset(local.config.groups)
  name     = each.key
}
resource "okta_group" "aws" {
  for_each = local.config.roles
  name     = "aws#data#${each.key}#${local.config.account}"
}
resource "okta_group_rule" "aws" {
  for_each              = local.config.roles
  name                  = "to ${each.key}"
  status                = "ACTIVE"
  group_assignments     = [okta_group.aws[each.key].id]
  expression_value      = join(" || ", [for g in each.value.from : "isMemberOfGroup(\"${okta_group.job[g].id}\")"])
  remove_assigned_users = true
}
resource "okta_app_saml" "aws" {
  label             = "AWS by YAML"
  preconfigured_app = "amazon_aws"
  app_settings_json = <<-JSON
    {
      "appFilter": "okta",
      "awsEnvironmentType": "aws.amazon",
      "groupFilter": "^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$",
      "joinAllRoles": true,
      "loginURL": "https://console.aws.amazon.com/ec2/home",
      "roleValuePattern": "arn:aws:iam::$${accountid}:saml-provider/Okta,arn:aws:iam::$${accountid}:role/$${role}",
      "sessionDuration": 3600,
      "useGroupMapping": true
    }
  JSON
}
resource "okta_app_group_assignments" "aws" {
  app_id = okta_app_saml.aws.id
  dynamic "group" {
    for_each = okta_group.aws
    content { id = group.value.id }
  }
}
resource "aws_iam_saml_provider" "okta" {
  provider               = aws.target
  name                   = "Okta"
  saml_metadata_document = okta_app_saml.aws.metadata
}
resource "aws_iam_role" "this" {
  provider           = aws.target
  for_each           = local.config.roles
  name               = each.key
  assume_role_policy = local.trust
}
resource "aws_iam_policy_attachment" "this" {
  provider   = aws.target
  for_each   = local.config.roles
  name       = each.key
  roles      = [aws_iam_role.this[each.key].name]
  policy_arn = "arn:aws:iam::aws:policy/${each.value.policy}"
}
