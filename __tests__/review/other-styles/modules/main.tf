# Another team's federation: a module for each account, for_each, aliases, settings and assignments in resources of their own.
terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}

provider "okta" {}

provider "aws" {
  alias               = "tech"
  region              = "us-east-1"
  allowed_account_ids = ["123456789012"]
  assume_role { role_arn = "arn:aws:iam::123456789012:role/OrganizationAccountAccessRole" }
}

provider "aws" {
  alias  = "audit"
  region = "us-east-1"
  assume_role { role_arn = "arn:aws:iam::210987654321:role/OrganizationAccountAccessRole" }
}

variable "account_ids" {
  type    = map(string)
  default = { Tech = "123456789012", Audit = "210987654321" }
}

locals {
  teams = ["Cloud Admins", "Support"]
  grants = {
    Admin    = ["Cloud Admins"]
    ReadOnly = ["Support", "Cloud Admins"]
  }
  policies = {
    Admin    = ["AdministratorAccess"]
    ReadOnly = ["ReadOnlyAccess"]
  }
  role_groups = { for pair in setproduct(keys(var.account_ids), keys(local.grants)) :
    "${pair[0]}/${pair[1]}" => { account = pair[0], role = pair[1] }
  }
}

resource "okta_group" "team" {
  for_each = toset(local.teams)
  name     = each.value
}

resource "okta_group" "role" {
  for_each = local.role_groups
  name     = "aws#${each.value.account}#Okta-${each.value.account}-${each.value.role}#${var.account_ids[each.value.account]}"
}

resource "okta_group_rule" "grant" {
  for_each              = local.role_groups
  name                  = "aws ${each.key}"
  status                = "ACTIVE"
  group_assignments     = [okta_group.role[each.key].id]
  expression_value      = "isMemberOfAnyGroup(${join(",", [for team in local.grants[each.value.role] : "\"${okta_group.team[team].id}\""])})"
  remove_assigned_users = true
}

resource "okta_app_saml" "aws" {
  label                 = "AWS Account Federation"
  preconfigured_app     = "amazon_aws"
  authentication_policy = okta_app_signon_policy.aws.id
}

resource "okta_app_saml_app_settings" "aws" {
  app_id = okta_app_saml.aws.id
  settings = jsonencode({
    appFilter          = "okta"
    awsEnvironmentType = "aws.amazon"
    groupFilter        = "^aws\\#\\S+\\#(?{{role}}[\\w\\-]+)\\#(?{{accountid}}\\d+)$"
    joinAllRoles       = true
    loginURL           = "https://console.aws.amazon.com/ec2/home"
    roleValuePattern   = "arn:aws:iam::$${accountid}:saml-provider/Okta,arn:aws:iam::$${accountid}:role/$${role}"
    sessionDuration    = 3600
    useGroupMapping    = true
  })
}

resource "okta_app_signon_policy" "aws" {
  name        = "AWS"
  description = "Two factors, always"
}

resource "okta_app_signon_policy_rule" "mfa" {
  policy_id                   = okta_app_signon_policy.aws.id
  name                        = "Two factors"
  access                      = "ALLOW"
  factor_mode                 = "2FA"
  priority                    = 1
  re_authentication_frequency = "PT2H"
}

resource "okta_app_group_assignment" "team" {
  for_each = okta_group.team
  app_id   = okta_app_saml.aws.id
  group_id = each.value.id
}

module "tech" {
  source     = "./account"
  providers  = { aws = aws.tech }
  name       = "Tech"
  metadata   = okta_app_saml.aws.metadata
  policies   = local.policies
  depends_on = [okta_app_saml_app_settings.aws]
}

module "audit" {
  source    = "./account"
  providers = { aws = aws.audit }
  name      = "Audit"
  metadata  = okta_app_saml.aws.metadata
  policies  = local.policies
}
