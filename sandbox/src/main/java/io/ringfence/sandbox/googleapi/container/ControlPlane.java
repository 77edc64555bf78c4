package io.ringfence.sandbox.googleapi.container;

/**
 * The API server that every cluster of the sandbox has.
 *
 * @param endpoint its host and port; Google gives an address alone, at which the port is 443, but
 *     the sandbox may not listen on that, and {@code https://} in front of it is right for both
 * @param certificateAuthority in PEM
 */
public record ControlPlane(String endpoint, String certificateAuthority) {}
