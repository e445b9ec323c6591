/** Terraform's expression language, as far as it stands in JSON. */
export type Node =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'template'; readonly parts: readonly (string | Node)[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: Node; readonly name: string }
  | { readonly kind: 'index'; readonly of: Node; readonly key: Node }
  | { readonly kind: 'splat'; readonly of: Node; readonly each: readonly Step[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly expand: boolean }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'conditional'; readonly test: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [Node, Node])[] }
  | ForNode;

export type Step = { readonly attribute: string } | { readonly index: Node };

/** `[for k, v in c : value if test]`, or with `key` and braces an object. */
export interface ForNode {
  readonly kind: 'for';
  readonly names: readonly string[];
  readonly of: Node;
  readonly key?: Node;
  readonly value: Node;
  readonly test?: Node;
  readonly group: boolean;
}
