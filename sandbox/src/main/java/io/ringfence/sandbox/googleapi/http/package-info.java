/**
 * What every product's API has in common over HTTP: the bearer token, errors, quota, the access
 * log.
 */
@NullMarked
package io.ringfence.sandbox.googleapi.http;

import org.jspecify.annotations.NullMarked;
