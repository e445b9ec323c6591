terraform {
  required_providers {
    okta = { source = "okta/okta" }
    aws  = { source = "hashicorp/aws" }
  }
}
variable "create" { type = bool }
variable "name" { type = string }
variable "account" { type = string }
variable "app_id" { type = string }
variable "teams" { type = list(string) }
variable "policy_arns" { type = list(string) }
variable "assume_role_policy" { type = string }
variable "max_hours" { type = number }
resource "aws_iam_role" "this" {
  count                = var.create ? 1 : 0
  name                 = var.name
  path                 = "/okta/"
  max_session_duration = var.max_hours * 3600
  assume_role_policy   = var.assume_role_policy
}
resource "aws_iam_role_policy_attachment" "this" {
  for_each   = var.create ? { for i, arn in var.policy_arns : tostring(i) => arn } : {}
  role       = aws_iam_role.this[0].name
  policy_arn = each.value
}
resource "okta_group" "this" {
  name = "aws#main#${var.name}#${var.account}"
}
resource "okta_group_rule" "this" {
  name                  = "aws ${var.name}"
  group_assignments     = [okta_group.this.id]
  expression_type       = "urn:okta:expression:1.0"
  expression_value      = "isMemberOfAnyGroup(${join(",", formatlist("\"%s\"", var.teams))})"
  remove_assigned_users = true
}
resource "okta_app_group_assignment" "this" {
  app_id   = var.app_id
  group_id = okta_group.this.id
}
