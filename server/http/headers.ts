import type { ServerResponse } from 'node:http';

/** Nothing inline, nothing evaluated, nothing from elsewhere; MapLibre's worker is a file of our own. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A year; what a browser once reached encrypted it never asks in the clear again. */
const HSTS = 'max-age=31536000';

/** Headers that every answer carries, whoever makes it. `secure`: the line to the client is encrypted. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  if (secure) response.setHeader('strict-transport-security', HSTS);
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(self)');
}
