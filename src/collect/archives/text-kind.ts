/** Whether a document is markup, by how it begins. */
export function looksLikeHtml(body: string): boolean {
  return /^\s*(?:<!doctype|<html|<\?xml|<head|<body|<article|<div)/i.test(body.slice(0, 2000));
}

/** Text has hardly any control characters; bytes that are a picture, say, are full of them however they are decoded. */
export function isBinary(body: string): boolean {
  const sample = body.slice(0, 20_000),
    odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return odd > sample.length / 100;
}
