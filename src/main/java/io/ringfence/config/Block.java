package io.ringfence.config;

import inet.ipaddr.IPAddress;

/**
 * A block of addresses in the stack's file, where a single address would be a mistake.
 *
 * @param range all of it, with its prefix
 */
public record Block(IPAddress range) {}
