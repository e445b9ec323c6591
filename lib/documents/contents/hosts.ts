import { unique } from '../order';

/** With a scheme, or as browsers complete it: `https://host`, `//host`. */
const LINK = /(?:\b(?:https?|hxxps?|ftps?):[/\\]+|(?<![\w:/.}])\/\/)(?:[^\s/@"'<>]*@)?([^\s/:?#"'<>\\$]+)/gi;

/** Two or more labels with dots in between, and what follows: a path, a port, or nothing. */
const NAME =
  /(?<![\p{L}\p{N}_./#@{+-])(?<user>[\p{L}\p{N}._+-]+@)?(?<host>(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?<last>xn--[a-z\d-]+|\p{L}{2,}|\d{1,3}))(?![\p{L}\p{N}_@-]|\.[\p{L}\p{N}])(?<path>\/(?!\d+(?!\S))|:\d|[?#])?/giu;

/** Last labels of files, and of no host name. */
const FILES = new Set(
  'json yaml yml toml js jsx tsx html htm xml csv txt log hcl tfvars tfstate tofu pem crt key cfg conf ini lock pdf docx xlsx jpg jpeg png gif svg gz jar git tgz env bak'.split(
    ' ',
  ),
);
/** Last labels of files that are countries or the like as well: a host only with a path. */
const FILES_OR_HOSTS = new Set('tf md py sh ts rs pl ps cc go zip mov so id'.split(' '));
/** Top-level domains of more than two letters that links are often in; a path makes any other one a link. */
const DOMAINS = new Set(
  'com net org info biz edu gov mil dev app cloud online site website page link live example test invalid tech top xyz shop store click zone space pro mobi icu bond global software today world agency'.split(
    ' ',
  ),
);
/** How AWS names its services in policies. */
const SERVICE = /^[a-z\d-]+\.amazonaws\.com(?:\.cn)?$/;

/** Names of objects of AWS, which may have dots in them. */
const ARN = /\barn:[^\s"'<>]+/g;
/** Terraform puts in something else there. */
const TEMPLATE = /[$%]\{[^{}]*\}/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Browsers read them as a dot. */
const DOTS = /[。｡]/g;

/** Whether a string may hold one: most do not. */
export function mayNameHosts(text: string): boolean {
  return /\/\/|[^\s.]\.[^\s.]|[^\t\n\r -~]/.test(text);
}

/** Host names of the links in a string. */
export function hostsOfLinks(text: string): string[] {
  return unique([...text.matchAll(LINK)].map(([, host = '']) => host.toLowerCase()));
}

/** Host names to which a string may send its readers, also where it writes no `https://`. */
export function hostsIn(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(TEMPLATE, ' ')
    .replace(INVISIBLE, '')
    .replace(DOTS, '.')
    .replace(ARN, ' ');
  const names = [...plain.matchAll(NAME)].flatMap(({ groups = {} }) => {
    const { host = '', last = '', user, path } = groups;
    return isHost(host.toLowerCase(), last.toLowerCase(), user !== undefined || path !== undefined)
      ? [host.toLowerCase()]
      : [];
  });
  return unique([...hostsOfLinks(plain), ...names]);
}

function isHost(host: string, last: string, isFollowed: boolean): boolean {
  if (/^\d+$/.test(last)) return isFollowed && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
  if (FILES.has(last)) return false;
  if (isFollowed || host.startsWith('www.') || /(?:^|\.)xn--/.test(host)) return true;
  if (SERVICE.test(host) || FILES_OR_HOSTS.has(last)) return false;
  return last.length === 2 || DOMAINS.has(last) || !/^[a-z]+$/.test(last);
}
