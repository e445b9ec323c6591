terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" { type = string }
variable "metadata" { type = string }
variable "policies" { type = map(list(string)) }

data "aws_partition" "here" {}

locals {
  attached = merge([for role, names in var.policies : { for name in names : "${role}/${name}" => { role = role, name = name } }]...)
}

resource "aws_iam_saml_provider" "okta" {
  name                   = "Okta"
  saml_metadata_document = var.metadata
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithSAML"]
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

resource "aws_iam_role" "this" {
  for_each           = var.policies
  name               = "Okta-${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.attached
  role       = aws_iam_role.this[each.value.role].name
  policy_arn = "arn:${data.aws_partition.here.partition}:iam::aws:policy/${each.value.name}"
}
