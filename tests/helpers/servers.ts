// Starts the servers that the configurations in src/site/servers are for, on free ports of this machine: without a certificate, or, where
// that is what is asked about, with one that Caddy makes by itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export type Kind = 'nginx' | 'caddy';

export const CONFIGURATIONS: Record<Kind, string> = {
  nginx: readFileSync('src/site/servers/nginx.conf', 'utf8'),
  caddy: readFileSync('src/site/servers/Caddyfile', 'utf8'),
};

/** Where a server is installed on this machine; Debian keeps nginx where only root's PATH leads. */
export const findServer = (kind: Kind): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, kind))
    .find((path) => existsSync(path));

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Whether a server can send what was compressed with brotli: nginx needs a package more. */
export const sendsBrotli = (kind: Kind): boolean => kind === 'caddy' || existsSync(BROTLI);

/** Changes a configuration as its reader is told to, and fails when there is nothing to change. */
function adapt(text: string, changes: readonly [RegExp, string][]): string {
  return changes.reduce((changed, [what, to]) => {
    if (!what.test(changed)) throw new Error(`The configuration has nothing like ${what}.`);
    return changed.replace(what, to);
  }, text);
}

/** The name that the configurations give the site. */
export const NAME = 'samarbejdstjek.example';

/** Where a certificate and its key lie. */
interface Certificate {
  crt: string;
  key: string;
}

/** What a server over https has besides. */
interface Secure {
  /** The port of what leads from http to https. */
  http: number;
  /** Caddy makes its own. */
  certificate: Certificate;
}

interface Place {
  folder: string;
  port: number;
  /** With a slash at both ends. */
  base: string;
  secure?: Secure | undefined;
}

const nginxPorts = ({ port, secure }: Place): [RegExp, string][] =>
  secure
    ? [
        [/listen 80;\s*listen \[::\]:80;/, `listen 127.0.0.1:${secure.http};`],
        [/listen 443([^;]*);\s*listen \[::\]:443[^;]*;/, `listen 127.0.0.1:${port}$1;`],
        [/ssl_certificate [^;]*;/, `ssl_certificate ${secure.certificate.crt};`],
        [/ssl_certificate_key [^;]*;/, `ssl_certificate_key ${secure.certificate.key};`],
      ]
    : [
        // What leads from http to https.
        [/server \{\s*listen 80;[\s\S]*?\n\}\n/, ''],
        [/listen 443[^;]*;\s*listen \[::\]:443[^;]*;/, `listen 127.0.0.1:${port};`],
        [/\n\s*ssl_certificate [^;]*;\s*ssl_certificate_key [^;]*;/, ''],
      ];

function nginxConfiguration(place: Place): string {
  const { folder, base } = place;
  const servers = adapt(CONFIGURATIONS.nginx, [
    ...nginxPorts(place),
    [/root [^;]*;/, `root ${folder}/root;`],
    [/ \/404\.html;/, ` ${base}404.html;`],
    [/ \/500\.html;/, ` ${base}500.html;`],
    ...(sendsBrotli('nginx') ? [[/# (brotli_static on;)/, '$1'] as [RegExp, string]] : []),
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    sendsBrotli('nginx') ? `load_module ${BROTLI};` : '',
    process.getuid?.() === 0 ? 'user root;' : '',
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}`,
    'http {',
    'access_log off;',
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    servers,
    '}',
  ].join('\n');
}

function caddyConfiguration({ folder, port, base, secure }: Place): string {
  const site = adapt(CONFIGURATIONS.caddy, [
    [/^samarbejdstjek\.example \{/m, secure ? `${NAME} {` : `http://127.0.0.1:${port} {`],
    [/root \* .*/, `root * ${folder}/root`],
    [/ \/404\.html/, ` ${base}404.html`],
    [/ \/500\.html/, ` ${base}500.html`],
  ]);
  const options = secure
    ? [
        'default_bind 127.0.0.1',
        `http_port ${secure.http}`,
        `https_port ${port}`,
        'local_certs',
        'skip_install_trust',
      ]
    : ['auto_https off'];
  return `{\n\t${['admin off', ...options].join('\n\t')}\n}\n${site}`;
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Waits until a server answers, or fails with what it said. */
async function answering(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((next) => setTimeout(next, 50))) {
    if (child.exitCode !== null) break;
    if (await ask(url).catch(() => undefined)) return;
  }
  child.kill();
  throw new Error(`${child.spawnfile} does not answer: ${said}`);
}

export interface Server {
  /** Ends with a slash. */
  url: string;
  close(): Promise<void>;
}

interface Start extends Pick<Place, 'secure'> {
  site: string;
  base: string;
}

/** Starts a server with its configuration from src/site/servers. */
export const startServer = (kind: Kind, site: string, base = '/'): Promise<Server> =>
  start(kind, { site, base });

/** A server that is asked over https, under the name that its configuration gives it. */
export interface SecureServer extends Server {
  /** Where it answers over http; ends with a slash. */
  http: string;
  certificate: Certificate;
}

/** Starts a server over https. @param certificate what nginx needs; Caddy makes its own */
export async function startSecureServer(
  kind: Kind,
  site: string,
  certificate: Certificate = { crt: '', key: '' },
): Promise<SecureServer> {
  const http = await freePort();
  const server = await start(kind, { site, base: '/', secure: { http, certificate } });
  const made = join(server.folder, 'caddy/certificates/local', NAME, NAME);
  return {
    ...server,
    http: `http://127.0.0.1:${http}/`,
    certificate: kind === 'caddy' ? { crt: `${made}.crt`, key: `${made}.key` } : certificate,
  };
}

async function start(kind: Kind, { site, base, secure }: Start): Promise<Server & { folder: string }> {
  const command = findServer(kind);
  if (!command) throw new Error(`${kind} is not installed.`);
  const folder = await mkdtemp(join(tmpdir(), `${kind}-`));
  await chmod(folder, 0o755);
  const root = base === '/' ? '' : base.replace(/\/$/, '');
  if (root) await mkdir(join(folder, 'root'));
  await symlink(resolve(site), `${folder}/root${root}`);
  const port = await freePort();
  const configuration = kind === 'nginx' ? nginxConfiguration : caddyConfiguration;
  const file = join(folder, 'configuration');
  await writeFile(file, configuration({ folder, port, base, secure }));
  const args =
    kind === 'nginx'
      ? ['-p', folder, '-c', file, '-e', `${folder}/error.log`]
      : ['run', '--adapter', 'caddyfile', '--config', file];
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Where Caddy would look for what it keeps.
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const exited = new Promise((done) => child.once('exit', done));
  const url = `http${secure ? 's' : ''}://127.0.0.1:${port}${base}`;
  await answering(child, url);
  return {
    url,
    folder,
    async close() {
      child.kill();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Question {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as it stands, where the address would be tidied up. */
  path?: string;
}

/** How a server over https is reached: by its name, with a certificate that nobody else vouches for. */
const byName = (headers: Record<string, string>) => ({
  headers: { host: NAME, ...headers },
  servername: NAME,
  rejectUnauthorized: false,
});

/** Asks a server for exactly this: nothing is followed, tidied up, unpacked or added. */
export const ask = (url: string, { method = 'GET', headers = {}, path }: Question = {}): Promise<Answer> =>
  new Promise((answered, failed) => {
    const { protocol, hostname, port, pathname, search } = new URL(url);
    const question = {
      hostname,
      port,
      path: path ?? pathname + search,
      method,
      headers,
      agent: false,
    } as const;
    const asked =
      protocol === 'https:' ? secureRequest({ ...question, ...byName(headers) }) : request(question);
    asked.on('error', failed);
    asked.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('error', failed);
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        answered({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    asked.end();
  });
